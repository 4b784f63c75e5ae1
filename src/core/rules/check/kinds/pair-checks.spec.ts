import { expect, it } from '@jest/globals';
import { all, is, ruleOf, verified } from '../../../../../test/golden/verify-world.js';

const under = (value: number) => all(is('gigabytes', 'lessThan', value));
const said = (rules: Parameters<typeof verified>[0]) =>
  verified(rules)
    .filter(({ kind }) => ['equivalent', 'implied', 'shadowed'].includes(kind))
    .map(({ kind, rules: those }) => `${kind} ${those.map(({ rule }) => rule).join(' ')}`);

it.each([
  ['three alike are told once', [under(5), under(5), under(5)], ['equivalent r0 r1 r2']],
  ['each rule is told with every wider one', [under(1), under(2), under(3)], ['implied r0 r1 r2', 'implied r1 r2']],
  [
    'alike rules are not told as wider, too',
    [under(5), under(5), under(9)],
    ['equivalent r0 r1', 'implied r0 r2', 'implied r1 r2'],
  ],
])('%s', (_case, conditions, expected) => {
  expect(said(conditions.map((one, index) => ruleOf(`r${index}`, one)))).toEqual(expected);
});
