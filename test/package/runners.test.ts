import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, inject, it } from 'vitest';
import { cleanEnv, freePort } from '../live/support/startStorybook.js';
import { kitPath } from './kitPath.js';

interface Runner {
  name: string;
  /** The folder of `test/kit` that it is run in. */
  folder: string;
  /** Its script and how it is called, to leave a report in JSON. */
  args: (report: string) => string[];
  env?: (report: string) => Record<string, string>;
}

const chromiumPath = inject('chromiumPath');
const inKit = (script: string) => join(kitPath, '../node_modules', script);
const jest = inKit('jest/bin/jest.js');
const vitest = join(kitPath, '../../node_modules/vitest/vitest.mjs');

const runners: Runner[] = [
  {
    name: 'Vitest',
    folder: 'vitest',
    args: (report) => [
      vitest,
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
  },
  {
    name: 'Jest',
    folder: 'jest',
    args: (report) => [jest, '--json', `--outputFile=${report}`],
  },
  {
    name: 'Jest with ES modules',
    folder: 'jest',
    args: (report) => [jest, '--config=jest.esm.config.js', '--json', `--outputFile=${report}`],
    env: () => ({ NODE_OPTIONS: '--experimental-vm-modules' }),
  },
  {
    name: 'Playwright',
    folder: 'playwright',
    args: () => [inKit('@playwright/test/cli.js'), 'test', '--reporter=list,json'],
    env: (report) => ({
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
      ...(chromiumPath && { CHROMIUM_PATH: chromiumPath }),
    }),
  },
];

describe('react-otp-verify/testing', () => {
  it.each(runners)('tests a login screen in $name', async ({ name, folder, args, env }) => {
    const report = join(kitPath, `${name}.json`);
    const output = await run(args(report), {
      cwd: join(kitPath, folder),
      env: { ...cleanEnv(), PORT: String(await freePort()), ...env?.(report) },
    });
    const { passed, others } = countsOf(output, report);
    expect(passed).toBeGreaterThan(0);
    expect(others, output).toBe(0);
  });
});

it('the examples and the apps are type-checked against what is published', async () => {
  const tsc = join(kitPath, '../../node_modules/typescript/bin/tsc');
  expect(await run([tsc], { cwd: kitPath, env: cleanEnv() })).toBe('');
});

/** What a script says, whether it ends well or not. */
async function run(args: string[], options: { cwd: string; env: NodeJS.ProcessEnv }) {
  const { stdout, stderr } = await promisify(execFile)(process.execPath, args, options).catch(
    (error: { stdout: string; stderr: string }) => error,
  );
  return stdout + stderr;
}

type Report =
  | { numPassedTests: number; numTotalTests: number }
  | { stats: { expected: number; unexpected: number; flaky: number; skipped: number } };

/** @throws Error with the output, where the runner left no report. */
function countsOf(output: string, path: string): { passed: number; others: number } {
  if (!existsSync(path)) throw new Error(output);
  const report: Report = JSON.parse(readFileSync(path, 'utf8'));
  if (!('stats' in report)) {
    const { numPassedTests, numTotalTests } = report;
    return { passed: numPassedTests, others: numTotalTests - numPassedTests };
  }
  const { expected, unexpected, flaky, skipped } = report.stats;
  return { passed: expected, others: unexpected + flaky + skipped };
}
