// Gets what the tests need beyond `npm ci`: React 18 beside React 19, a Chromium and a Redis; for continuous
// integration, or with ENGINES=1 and NEXT=1, Firefox, WebKitGTK and Next.js as well. Says what it does, a line each, and nothing when all is there.
// Run by `npm test`.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

let isAptUpdated = false;

prepareFolder('react18', 'React 18 for the second run of the unit suite');
prepareFolder('kit', 'Jest, Playwright Test and Tailwind for the apps of others');
if (process.env.CI || process.env.NEXT) prepareFolder('foreign/next', 'Next.js');
await prepareChromium();
prepareRedis();
prepareEngines();

/** A folder of the tests with a lock of its own. */
function prepareFolder(name, what) {
  const folder = fileURLToPath(new URL(`${name}/`, import.meta.url));
  if (isInstalled(folder)) return;
  say(`installing ${what}`);
  const problem = run('npm', ['ci', '--no-audit', '--no-fund'], folder);
  if (problem) fail(`There is no ${what}.`, problem, `Run \`npm ci\` in test/${name}.`);
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
  const withLibraries = isRoot() && existsSync('/usr/bin/apt-get') ? ['--with-deps'] : [];
  const download = {
    name: "Playwright's download",
    commands: [['npx', 'playwright', 'install', ...withLibraries, 'chromium']],
  };
  if (!mayInstallOnDebian()) return [download];
  return [{ name: 'apt-get', commands: installing('chromium', 'fonts-liberation') }, download];
}

/** What test/engines looks for. It says itself what is missing, so a failure here stops no other test. */
function prepareEngines() {
  if (!(process.env.CI || process.env.ENGINES) || !mayInstallOnDebian()) return;
  const firefoxPaths = [process.env.FIREFOX_PATH, '/usr/bin/firefox-esr', '/usr/bin/firefox'];
  const missing = Object.entries({
    'firefox-esr': firefoxPaths,
    'webkit2gtk-driver': ['/usr/bin/WebKitWebDriver'],
    xvfb: ['/usr/bin/Xvfb'],
    xdotool: ['/usr/bin/xdotool'],
  }).flatMap(([name, paths]) => (paths.some((path) => path && existsSync(path)) ? [] : name));
  if (missing.length === 0) return;
  say(`installing ${missing.join(', ')} for the tests in other engines`);
  const problem = firstProblem(installing(...missing));
  if (problem) say(problem);
}

/** What test/server/redis starts, on a port of its own. It says itself when there is none. */
function prepareRedis() {
  if (isOnPath('redis-server') || !mayInstallOnDebian()) return;
  say('installing redis-server for the tests of the store');
  const problem = firstProblem(installing('redis-server'));
  if (problem) say(problem);
}

function isOnPath(name) {
  return (process.env.PATH ?? '').split(':').some((folder) => existsSync(`${folder}/${name}`));
}

function isRoot() {
  return process.getuid?.() === 0;
}

function mayInstallOnDebian() {
  const release = '/etc/os-release';
  return isRoot() && existsSync(release) && /^ID=debian$/m.test(readFileSync(release, 'utf8'));
}

/** The lists are fetched once: that takes longer than to install. */
function installing(...packages) {
  const update = isAptUpdated ? [] : [['apt-get', 'update']];
  isAptUpdated = true;
  return [...update, ['apt-get', 'install', '-y', '--no-install-recommends', ...packages]];
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
