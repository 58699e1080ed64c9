// Prints `N passed, N failed` from the report that Vitest's JSON reporter wrote. A file that could not be
// run holds no test, and counts as one that failed.
import { existsSync, readFileSync } from 'node:fs';

const path = process.argv[2];
const { numPassedTests, numFailedTests, testResults } = existsSync(path)
  ? JSON.parse(readFileSync(path, 'utf8'))
  : { numPassedTests: 0, numFailedTests: 0, testResults: [] };
const brokenFiles = testResults.filter(
  ({ status, assertionResults }) =>
    status === 'failed' && assertionResults.every((test) => test.status !== 'failed'),
);
console.log(`${numPassedTests} passed, ${numFailedTests + brokenFiles.length} failed`);
