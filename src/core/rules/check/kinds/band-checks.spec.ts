import { expect, it } from '@jest/globals';
import { all, is, ruleOf, verified } from '../../../../../test/golden/verify-world.js';

const between = (low: number, high: number) => is('gigabytes', 'between', [low, high]);

it('a pair that overlaps in two facts is told once, a hole once for all its rules', () => {
  const rules = [between(0, 2), between(1, 4), between(6, 8)].map((one, index) =>
    ruleOf(`r${index}`, all(one, is('stage', 'equal', 'A'))),
  );
  const found = verified(rules).map(({ kind, rules: those }) => [kind, those.map(({ rule }) => rule)]);
  expect(found).toEqual([
    ['gap', ['r0', 'r1', 'r2']],
    ['overlap', ['r0', 'r1']],
  ]);
});
