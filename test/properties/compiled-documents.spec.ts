import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Rule } from 'json-rules-engine';
import { compileRuleSet } from '../../src/core/rules/compile/compile-rule-set.js';

const NAMES = [
  'all',
  'any',
  'not',
  'condition',
  'fact',
  'operator',
  'value',
  'priority',
  'path',
  'toString',
  '__proto__',
];
const WORDS = ['f', 'equal', 'in', 'lessThan', 'not:someFact:in', 'nobody', '$.a', '$.a[?(@.b)]', '3', ''];

const scalar = fc.oneof(fc.constantFrom<unknown>(null, true, 0, 1, -1, 2.5, 1e21), fc.constantFrom(...WORDS));
const { json } = fc.letrec<{ json: unknown }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 6 },
    scalar,
    fc.array(tie('json'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...NAMES), tie('json'), { maxKeys: 5 }),
    fc.record({ fact: tie('json'), operator: fc.constantFrom(...WORDS), value: tie('json') }),
    fc.constantFrom(...['all', 'any', 'not']).chain((name) => tie('json').map((inner) => ({ [name]: inner }))),
    fc.array(tie('json'), { maxLength: 3 }).map((all) => ({ all })),
  ),
}));

const document = fc.oneof(
  { weight: 1, arbitrary: json },
  { weight: 9, arbitrary: fc.record({ conditions: json, priority: json }, { requiredKeys: ['conditions'] }) },
);

/** Whether the reference builds a rule of it; without conditions it does, and fails at the first run. */
function isRefused(one: unknown): boolean {
  try {
    const rule = new Rule(structuredClone(one) as never);
    return rule.conditions === undefined;
  } catch {
    return true;
  }
}

it('whatever the document, it is refused with a path exactly where json-rules-engine refuses it, else it can be asked', () => {
  let accepted = 0;
  fc.assert(
    fc.property(document, (one) => {
      // Text is parsed by the reference's constructor; here a document is parsed before.
      fc.pre(typeof one !== 'string');
      const parsed: unknown = JSON.parse(JSON.stringify(one));
      const read = compileRuleSet([parsed], { allowUndefinedFacts: true });
      expect(read.ok).toBe(!isRefused(parsed));
      if (!read.ok) expect(read.problems.every(({ path }) => path.startsWith('$[0]'))).toBe(true);
      else {
        accepted += 1;
        const { matched, undecided } = read.value.ask({ f: { a: [1, null] } });
        expect(matched.length + undecided.length).toBeLessThanOrEqual(1);
      }
    }),
    { numRuns: Number(process.env.FUZZ_RUNS ?? 3_000) },
  );
  expect(accepted).toBeGreaterThan(50);
});
