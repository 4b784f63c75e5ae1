import { describe, expect, it } from '@jest/globals';
import { Almanac } from './almanac.js';
import { Condition } from './condition.js';
import { Engine } from './engine.js';
import { Evaluation } from './evaluate-rule.js';

const is = (fact: string, value: unknown, more: object = {}) => ({ fact, operator: 'equal', value, ...more });
const decide = (conditions: object, almanac: Almanac, engine = new Engine()) => {
  const root = new Condition(conditions);
  return { root, decided: () => new Evaluation(almanac, engine).decide(root) };
};

describe('an evaluation', () => {
  it.each([
    ['all', { all: [is('t', 1), is('t', 1)] }, true],
    ['all with one that is not', { all: [is('t', 1), is('t', 2)] }, false],
    ['any', { any: [is('t', 2), is('t', 1)] }, true],
    ['not', { not: is('t', 1) }, false],
    ['nothing', { any: [] }, true],
    ['nested', { all: [{ any: [{ not: is('t', 2) }] }] }, true],
  ])('answers %s', async (_says, conditions, answer) => {
    const { decided } = decide(conditions, new Almanac().addFact('t', 1));
    await expect(decided()).resolves.toBe(answer);
  });

  it('throws at once what a lone fact throws at once, and rejects where it has siblings', async () => {
    const almanac = new Almanac().addFact('f', () => {
      throw new Error('no');
    });
    expect(decide({ all: [is('f', 1)] }, almanac).decided).toThrow('no');
    await expect(decide({ all: [is('f', 1), is('f', 1)] }, almanac).decided()).rejects.toThrow('no');
  });

  it('leaves no promise unheard when a sibling throws', async () => {
    const unheard: unknown[] = [];
    const hear = (reason: unknown) => unheard.push(reason);
    process.on('unhandledRejection', hear);
    const { decided } = decide({ all: [is('gone', 1), { condition: 'nobody' }] }, new Almanac());
    await expect(decided()).rejects.toThrow('No condition nobody exists');
    await new Promise((resolve) => setImmediate(resolve));
    process.off('unhandledRejection', hear);
    expect(unheard).toEqual([]);
  });

  it('names the way round a circle', () => {
    const engine = new Engine();
    engine.setCondition('a', { all: [{ condition: 'b' }] }).setCondition('b', { not: { condition: 'a' } });
    expect(decide({ condition: 'a' }, new Almanac(), engine).decided).toThrow('a → b → a');
  });

  it('ends a circle that never ends in json-rules-engine', async () => {
    const engine = new Engine().setCondition('a', { all: [is('t', 1), { condition: 'a' }] });
    const { decided } = decide({ condition: 'a' }, new Almanac().addFact('t', 1), engine);
    await expect(decided()).rejects.toThrow(RangeError);
  });

  it('may use one shared condition twice', async () => {
    const engine = new Engine().setCondition('a', { all: [is('t', 1)] });
    const twice = { all: [{ condition: 'a' }, { any: [{ condition: 'a' }] }] };
    await expect(decide(twice, new Almanac().addFact('t', 1), engine).decided()).resolves.toBe(true);
  });
});
