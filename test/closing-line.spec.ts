import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

type File = {
  readonly name: string;
  readonly status: string;
  readonly assertionResults: readonly { readonly status: string }[];
};
type Counts = { readonly passed: number; readonly failed: number; readonly skipped: number };
type Script = {
  readonly closingCounts: (result: Readonly<Record<string, number | readonly File[]>>) => Counts;
  readonly closingLine: (counts: Counts, isBrowserLeftOut: boolean) => string;
  readonly isSuccess: (counts: Counts, isBrowserLeftOut: boolean) => boolean;
};

const { closingCounts, closingLine, isSuccess }: Script = await import(
  join(import.meta.dirname, '..', 'scripts', 'closing.mjs')
);

function file(name: string, ...statuses: readonly string[]): File {
  const isFailed = statuses.length === 0 || statuses.includes('failed');
  const assertionResults = statuses.map((status) => ({ status }));
  return { name: `/anywhere/${name}`, status: isFailed ? 'failed' : 'passed', assertionResults };
}

function counted(files: readonly File[]): Counts {
  const all = files.flatMap(({ assertionResults }) => assertionResults);
  const count = (status: string) => all.filter((one) => one.status === status).length;
  return closingCounts({
    numPassedTests: count('passed'),
    numFailedTests: count('failed'),
    numPendingTests: count('pending'),
    testResults: files,
  });
}

const CORE = file('src/core/kit/money.spec.ts', 'passed', 'passed');
const WALKED = file('test/browser/walk.spec.ts', 'passed');
const LEFT_OUT = file('test/browser/walk.spec.ts', 'pending', 'pending', 'pending');

describe('the closing line of npm test', () => {
  it.each<[string, readonly File[], boolean, string, boolean]>([
    ['counts what passed', [CORE, WALKED], false, '3 passed, 0 failed', true],
    ['counts a file that could not be run', [CORE, file('test/a.spec.ts')], false, '2 passed, 1 failed', false],
    ['counts what was skipped', [CORE, file('a.spec.ts', 'pending')], true, '2 passed, 0 failed, 1 skipped', true],
    [
      'says why browser tests were skipped',
      [CORE, LEFT_OUT],
      true,
      '2 passed, 0 failed, 3 skipped (TIDEMARK_NO_BROWSER=1: 3 browser tests / 3 项浏览器测试)',
      true,
    ],
    [
      'is no failure where nothing but browser tests was asked for',
      [LEFT_OUT],
      true,
      '0 passed, 0 failed, 3 skipped (TIDEMARK_NO_BROWSER=1: 3 browser tests / 3 项浏览器测试)',
      true,
    ],
    ['takes nothing passed for a failure otherwise', [LEFT_OUT], false, '0 passed, 0 failed, 3 skipped', false],
    ['takes no test at all for a failure', [], true, '0 passed, 0 failed', false],
  ])('%s', (_what, files, isBrowserLeftOut, line, isGood) => {
    const counts = counted(files);
    expect(closingLine(counts, isBrowserLeftOut)).toBe(line);
    expect(isSuccess(counts, isBrowserLeftOut)).toBe(isGood);
  });
});
