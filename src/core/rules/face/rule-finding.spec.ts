import { expect, it } from '@jest/globals';
import { findingOf } from '../check/finding.js';
import { PlainRules } from './plain-rules.js';
import { Teller } from './rule-finding.js';

const event = { type: 'x' };
const { rules } = new PlainRules([
  { conditions: { all: [] }, event },
  { conditions: { all: [] }, event, name: 'second' },
]);
const teller = new Teller(
  rules,
  new Map([
    ['gb', 'number'],
    ['sealed', ''],
  ]),
);
const refs = [0, 1].map((index) => ({ pack: '', rule: String(index) }));

it.each([
  [
    { kind: 'proved', how: 'searched', facts: ['gb'], steps: 3, basis: 'every-sheet' },
    { kind: 'proved', how: 'searched', steps: 3, basis: 'every-sheet' },
  ],
  [
    { kind: 'witnessed', sheet: { gb: 1 }, matches: ['1'], basis: 'every-sheet' },
    { kind: 'witnessed', facts: { gb: 1 }, matches: [1], basis: 'every-sheet' },
  ],
  [
    { kind: 'undecided', reason: 'time', limit: 9, open: 2 },
    { kind: 'undecided', reason: 'time', limit: 9 },
  ],
  [
    { kind: 'undecided', reason: 'operator', limit: 0, open: 1 },
    { kind: 'undecided', reason: 'witness-refused', limit: 0 },
  ],
] as const)('names the rules, and says of which values it speaks: %j', (claim, expected) => {
  expect(teller.tell(findingOf('implied', { rules: refs, claim }), ['gb', 'sealed', 'other'])).toMatchObject({
    kind: 'implied',
    rules: [{ index: 0 }, { index: 1, name: 'second' }],
    claim: expected,
    scope: { gb: 'number' },
  });
});
