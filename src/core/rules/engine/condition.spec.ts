import { describe, expect, it } from '@jest/globals';
import { Almanac } from './almanac.js';
import { Condition, claimRoot } from './condition.js';
import { DEFAULT_OPERATORS } from './operators/default-operators.js';
import { OperatorMap } from './operators/operator-map.js';

const LEAF = { fact: 'f', operator: 'equal', value: 1 };
const operators = new OperatorMap();
for (const operator of DEFAULT_OPERATORS) operators.addOperator(operator);

describe('a condition', () => {
  it.each([
    ['nothing', undefined, 'constructor options required'],
    ['an all that is no list', { all: LEAF }, '"all" must be an array'],
    ['an any that is no list', { any: {} }, '"any" must be an array'],
    ['a not that is a list', { not: [LEAF] }, '"not" cannot be an array'],
    ['a leaf without a fact', { operator: 'equal', value: 1 }, '"fact" property required'],
    ['a leaf without an operator', { fact: 'f', value: 1 }, '"operator" property required'],
    ['a leaf without a value', { fact: 'f', operator: 'equal' }, '"value" property required'],
    ['a text', 'f = 1', '"fact" property required'],
    ['a fault deep inside', { all: [{ any: [{ not: {} }] }] }, '"fact" property required'],
  ])('is refused: %s', (_says, properties, fault) => {
    expect(() => new Condition(properties)).toThrow(fault);
  });

  it('at a root is a group or a name', () => {
    expect(() => claimRoot(LEAF)).toThrow('root must contain');
    expect(() => claimRoot({ condition: 'c' })).not.toThrow();
  });

  it('keeps its prototype, whatever the JSON says', () => {
    const hostile = JSON.parse('{"all": [], "__proto__": {"toJSON": 1}}');
    expect(new Condition(hostile).toJSON()).toBe('{"priority":1,"all":[]}');
  });

  it('writes only what it knows', () => {
    const made = new Condition({ ...LEAF, path: '$.x', params: { a: 1 }, name: 'n', priority: 2, note: 'x' });
    expect(made.toJSON(false)).toEqual({ ...LEAF, path: '$.x', params: { a: 1 }, name: 'n', priority: 2 });
    expect(new Condition({ condition: 'c', note: 'x' }).toJSON()).toBe('{"condition":"c"}');
  });

  it('is asked of an almanac, with both sides', async () => {
    const almanac = new Almanac().addFact('f', 1).addFact('g', 1);
    const made = new Condition({ ...LEAF, value: { fact: 'g' } });
    await expect(made.evaluate(almanac, operators)).resolves.toEqual({
      result: true,
      leftHandSideValue: 1,
      rightHandSideValue: 1,
      operator: 'equal',
    });
  });

  it('cannot be asked without an almanac, without operators, or as a group', async () => {
    const almanac = new Almanac();
    const leaf = new Condition(LEAF);
    await expect(leaf.evaluate(undefined as never, operators)).rejects.toThrow('almanac required');
    await expect(leaf.evaluate(almanac, undefined as never)).rejects.toThrow('operatorMap required');
    await expect(new Condition({ all: [] }).evaluate(almanac, operators)).rejects.toThrow('boolean condition');
    await expect(new Condition({ ...LEAF, operator: 'x' }).evaluate(almanac, operators)).rejects.toThrow(
      'Unknown operator: x',
    );
  });
});
