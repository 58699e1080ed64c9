// Gets what the tests need beyond `npm ci`: React 18 beside React 19, and a Chromium. Says what it does, a
// line each, and nothing when all is there. Run by `npm test`.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const react18 = fileURLToPath(new URL('react18/', import.meta.url));

prepareReact18();
await prepareChromium();

function prepareReact18() {
  if (isInstalled(react18)) return;
  say('installing React 18 for the second run of the unit suite');
  const problem = run('npm', ['ci', '--no-audit', '--no-fund'], react18);
  if (problem) fail('React 18 could not be installed.', problem, 'Run `npm ci` in test/react18.');
}

/** Whether what npm put into a folder is what the folder's lock asks for. */
function isInstalled(folder) {
  const installed = readJson(`${folder}node_modules/.package-lock.json`)?.packages ?? {};
  return Object.entries(readJson(`${folder}package-lock.json`).packages).every(
    ([path, { version, optional }]) =>
      path === '' || optional || installed[path]?.version === version,
  );
}

function readJson(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;
}

async function prepareChromium() {
  if (await hasChromium()) return;
  const problems = [];
  for (const { name, commands } of waysToChromium()) {
    say(`no Chromium found: getting one by ${name}`);
    const problem = firstProblem(commands);
    if (!problem && (await hasChromium())) return;
    problems.push(
      `${name}: ${problem || 'it ended well, but left no Chromium where one is looked for'}`,
    );
  }
  fail(
    'The tests need Chromium, and none could be got.',
    problems.join('\n'),
    'Install Chromium or Chrome and run the tests with CHROMIUM_PATH=/path/to/it.',
  );
}

/** The same places as in vite.config.ts. */
async function hasChromium() {
  const paths = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser'];
  if (paths.some((path) => path && existsSync(path))) return true;
  const { chromium } = await import('playwright');
  return existsSync(chromium.executablePath());
}

/**
 * Debian's own package where we may install it: it brings every library it needs. Ubuntu's package of that
 * name only points to a snap, which no container can run, so there and elsewhere Playwright downloads one;
 * root may add the libraries for it as well.
 */
function waysToChromium() {
  const isRoot = process.getuid?.() === 0;
  const isDebian =
    existsSync('/etc/os-release') && /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
  const withLibraries = isRoot && existsSync('/usr/bin/apt-get') ? ['--with-deps'] : [];
  const download = {
    name: "Playwright's download",
    commands: [['npx', 'playwright', 'install', ...withLibraries, 'chromium']],
  };
  if (!isRoot || !isDebian) return [download];
  const install = ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-liberation'];
  return [
    {
      name: 'apt-get',
      commands: [
        ['apt-get', 'update'],
        ['apt-get', ...install],
      ],
    },
    download,
  ];
}

function firstProblem(commands) {
  for (const [command, ...args] of commands) {
    const problem = run(command, args, root);
    if (problem) return problem;
  }
  return '';
}

/** Runs a command without a word. Returns what it said if it failed, otherwise an empty text. */
function run(command, args, cwd) {
  const { status, error, stdout, stderr } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (status === 0) return '';
  const said = `${stdout ?? ''}${stderr ?? ''}`.trim().split('\n').slice(-20).join('\n');
  return `\`${[command, ...args].join(' ')}\` failed: ${error?.message ?? said}`;
}

function say(text) {
  console.log(`test/prepare: ${text}`);
}

function fail(what, why, remedy) {
  console.error(`test/prepare: ${what}\n${why}\n${remedy}`);
  process.exit(1);
}
