import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { UNKNOWN_MEANINGS } from '../../src/core/condition/condition.js';
import { CONDITION_LIMITS } from '../../src/core/condition/condition-limits.js';
import { OPERATORS, operatorsFor } from '../../src/core/condition/operators.js';
import { readCondition } from '../../src/core/condition/read-condition.js';
import { FACT_TYPES } from '../../src/core/facts/fact-catalogue.js';
import { compilePattern } from '../../src/core/rules/regex.js';
import { aRule, aRulePack } from '../builders/a-rule-pack.js';
import { FIELD_FACTS, FIELD_LISTS } from '../builders/field-facts.js';
import { anyCondition } from '../properties/any-condition.js';

const schema = JSON.parse(readFileSync('rules/pack.schema.json', 'utf8'));
const validate = new Ajv2020({ allErrors: true, strict: true, strictRequired: false }).compile(schema);
const TERMS = { patterns: compilePattern, lists: FIELD_LISTS };

const inSchema = (conditions: unknown) => validate(aRulePack({ rules: [aRule({ conditions })] }));
const read = (conditions: unknown) => readCondition(conditions, FIELD_FACTS, '$', TERMS).ok;

type LeafSchema = { readonly properties: { readonly operator: { readonly enum: readonly string[] } } };
const leaves: readonly LeafSchema[] = schema.$defs.leaf.oneOf;

describe('the published schema and the reader', () => {
  it('know the same operators, each in one form', () => {
    const published = leaves.flatMap(({ properties }) => properties.operator.enum);
    const fitting = new Set(FACT_TYPES.flatMap(operatorsFor));
    expect([...published].sort()).toEqual([...fitting].sort());
    expect(OPERATORS.filter((operator) => !fitting.has(operator))).toEqual(['contains', 'doesNotContain']);
  });

  it('know the same bounds', () => {
    const shapeFor = (operator: string) => {
      const found = leaves.find(({ properties }) => properties.operator.enum.includes(operator));
      return (found as { readonly properties: { readonly value: unknown } } | undefined)?.properties.value;
    };
    const { days, months, text } = CONDITION_LIMITS;
    expect(shapeFor('withinNextDays')).toMatchObject({ minimum: 0, maximum: days });
    expect(shapeFor('before')).toMatchObject({
      anyOf: [{}, { properties: { daysFromToday: { minimum: -days, maximum: days } } }],
    });
    expect(shapeFor('atLeastMonthsAgo')).toMatchObject({ minimum: 1, maximum: months });
    expect(shapeFor('matches')).toMatchObject({ minLength: 1, maxLength: text });
    expect(schema.$defs.unknown.enum).toEqual([...UNKNOWN_MEANINGS]);
  });

  it('whatever the reader takes, the schema takes', () => {
    fc.assert(
      fc.property(anyCondition, (conditions) => {
        expect(read(conditions)).toBe(true);
        expect(inSchema(conditions) ? [] : validate.errors).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('whatever the schema refuses, the reader refuses, one field made something else', () => {
    const other = fc.oneof(fc.constantFrom<unknown[]>(null, -1, 0.5, '', 'x', [], {}, [1], [1, 2, 3], { months: 0 }));
    const field = fc.constantFrom('fact', 'operator', 'value', 'unknown', 'priority', 'surprise');
    fc.assert(
      fc.property(anyCondition, field, other, (conditions, name, value) => {
        const text = JSON.stringify(conditions);
        const [first] = text.match(/\{"fact":[^{}[\]]*\}/) ?? [];
        fc.pre(first !== undefined);
        const changed = JSON.parse(text.replace(first, JSON.stringify({ ...JSON.parse(first), [name]: value })));
        if (!inSchema(changed)) expect(read(changed)).toBe(false);
      }),
      { numRuns: 500 },
    );
  });
});
