import { expect, it } from '@jest/globals';
import { type Claim, findingOf } from './finding.js';

const proved: Claim = { kind: 'proved', how: 'compared', facts: [], steps: 0, basis: 'every-sheet' };
const open = (reason: 'time' | 'operator'): Claim => ({ kind: 'undecided', reason, limit: 1, open: 1 });

it.each([
  ['a rule that cannot do its work is an error', 'never-fires', proved, 'error'],
  ['what only could be shorter is a note', 'implied', proved, 'info'],
  ['what could not be decided is a warning, whatever it would have been', 'never-fires', open('time'), 'warning'],
  ['what is not looked into is a note', 'never-fires', open('operator'), 'info'],
] as const)('%s', (_case, kind, claim, severity) => {
  expect(findingOf(kind, { rules: [], claim })).toEqual({ kind, severity, rules: [], paths: [], facts: [], claim });
});
