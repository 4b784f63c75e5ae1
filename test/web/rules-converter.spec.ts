import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { prepareRuleGroup, type RuleGroupType } from 'react-querybuilder';
import { evaluateRow } from '../../src/core/rules/evaluate-row.js';
import { compilePack } from '../../src/core/rules/program.js';
import {
  GROUP_KINDS,
  kindOf,
  replaceAt,
  unknownOf,
  withKind,
  withUnknown,
} from '../../web/src/screens/rules/convert/edit-query.ts';
import { fromQuery } from '../../web/src/screens/rules/convert/from-query.ts';
import type { Json } from '../../web/src/screens/rules/convert/json.ts';
import { isGroup, type QueryGroup, type QueryNode } from '../../web/src/screens/rules/convert/query.ts';
import { toQuery } from '../../web/src/screens/rules/convert/to-query.ts';
import { aRule, aRulePack } from '../builders/a-rule-pack.js';
import { FIELD_FACTS, FIELD_LISTS } from '../builders/field-facts.js';
import { anyCondition, dirtySheet, TODAY } from '../properties/any-condition.js';
import { anyEngineRule, anyHandWritten } from './any-engine-rule.js';

const there = (json: unknown) => toQuery(json as Json);
const thereAndBack = (json: unknown) => fromQuery(there(json));

function nodesOf(node: QueryNode): readonly QueryNode[] {
  return isGroup(node) ? [node, ...node.rules.flatMap(nodesOf)] : [node];
}

function withoutIds(node: QueryNode): unknown {
  const { id: _id, ...rest } = node;
  return isGroup(node) ? { ...rest, rules: node.rules.map(withoutIds) } : rest;
}

describe('a rule in the builder', () => {
  it('comes back as it was written, to the order of its keys, however it is nested: 2,000 of them', () => {
    fc.assert(
      fc.property(anyEngineRule, (json) => {
        expect(thereAndBack(json)).toEqual(json);
        expect(JSON.stringify(thereAndBack(json))).toBe(JSON.stringify(json));
      }),
      { numRuns: 2_000 },
    );
  });

  it('comes back also where it is no condition at all', () => {
    fc.assert(
      fc.property(anyHandWritten, (json) => {
        expect(JSON.stringify(thereAndBack(json))).toBe(JSON.stringify(json));
      }),
      { numRuns: 500 },
    );
  });

  it('survives the ids the editor adds, and being stored as JSON', () => {
    fc.assert(
      fc.property(anyEngineRule, (json) => {
        const bare = withoutIds(there(json)) as RuleGroupType;
        const prepared = JSON.parse(JSON.stringify(prepareRuleGroup(bare)));
        expect(fromQuery(prepared as QueryGroup)).toEqual(json);
      }),
      { numRuns: 500 },
    );
  });

  it('gives every node the JSON path of its condition as its id', () => {
    const json = {
      all: [
        { not: { any: [{ fact: 'a', operator: 'equal', value: 1 }] } },
        { not: { fact: 'b', operator: 'equal', value: 2 } },
      ],
    };
    expect(nodesOf(there(json)).map(({ id }) => id)).toEqual([
      '$',
      '$.all[0]',
      '$.all[0].not.any[0]',
      '$.all[1]',
      '$.all[1].not',
    ]);
    fc.assert(
      fc.property(anyEngineRule, (made) => {
        const ids = nodesOf(there(made)).map(({ id }) => id);
        // A question that stands alone where a group should be shares the place of the group it is shown in.
        const isBare = there(made).meta?.bare === true;
        expect(new Set(ids).size).toBe(isBare ? ids.length - 1 : ids.length);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a rule that went through the builder', () => {
  const packOf = (conditions: unknown) =>
    compilePack(aRulePack({ rules: [aRule({ id: 'r', conditions })] }), FIELD_FACTS, FIELD_LISTS);

  it('decides every customer as before, by the evaluator of the product', () => {
    fc.assert(
      fc.property(anyCondition, fc.array(dirtySheet, { minLength: 1, maxLength: 5 }), (json, sheets) => {
        const [before, after] = [packOf(json), packOf(thereAndBack(json))];
        for (const sheet of sheets) {
          expect(evaluateRow(after, sheet, TODAY)).toEqual(evaluateRow(before, sheet, TODAY));
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('what is clicked', () => {
  const leaf = (fact: string) => ({ fact, operator: 'equal', value: 1 });

  it.each([
    ['all', { all: [leaf('a'), leaf('b')] }],
    ['any', { any: [leaf('a'), leaf('b')] }],
    ['none', { not: { any: [leaf('a'), leaf('b')] } }],
    ['notAll', { not: { all: [leaf('a'), leaf('b')] } }],
  ] as const)('makes "%s" of a group', (kind, expected) => {
    for (const from of GROUP_KINDS) {
      const group = withKind(withKind(there({ all: [leaf('a'), leaf('b')] }), from), kind);
      expect(kindOf(group)).toBe(kind);
      expect(fromQuery(group)).toEqual(expected);
    }
  });

  it('makes "none of these" of a negated question with a second one beside it', () => {
    const query = there({ all: [{ not: leaf('a') }] });
    const [first] = query.rules;
    if (first === undefined || !isGroup(first)) throw new Error('a negated question is a group');
    expect([kindOf(first), first.meta?.implicit]).toEqual(['none', true]);
    const more = replaceAt(query, [0], (node) =>
      isGroup(node) ? { ...node, rules: [...node.rules, ...there({ all: [leaf('b')] }).rules] } : node,
    );
    expect(fromQuery(more)).toEqual({ all: [{ not: { any: [leaf('a'), leaf('b')] } }] });
  });

  it('keeps what the builder has no place for while a value is changed', () => {
    const json = {
      all: [{ name: 'mine', fact: 'a', path: '$.x', operator: 'equal', value: 1, params: { of: 2 }, priority: 3 }],
    };
    const changed = replaceAt(there(json), [0], (node) => (isGroup(node) ? node : { ...node, value: 5 }));
    expect(fromQuery(changed)).toEqual({ all: [{ ...json.all[0], value: 5 }] });
  });

  it('says what unknown means, and takes it back', () => {
    const [rule] = there({ all: [leaf('a')] }).rules;
    if (rule === undefined || isGroup(rule)) throw new Error('a question is no group');
    const said = withUnknown(rule, 'matches');
    expect(unknownOf(said)).toBe('matches');
    const back = (node: QueryNode) => fromQuery({ ...there({ all: [] }), rules: [node] });
    expect(back(said)).toEqual({ all: [{ ...leaf('a'), unknown: 'matches' }] });
    expect(back(withUnknown(said, null))).toEqual({ all: [leaf('a')] });
  });
});
