import { describe, expect, it } from '@jest/globals';
import { Almanac } from './almanac.js';
import { Fact } from './fact.js';

describe('an almanac', () => {
  it('follows a path only into objects', async () => {
    const almanac = new Almanac().addFact('o', { x: 1 }).addFact('n', 5).addFact('none', null);
    const at = (id: string) => almanac.factValue(id, {}, '$.x');
    expect(await Promise.all([at('o'), at('n'), at('none')])).toEqual([1, 5, null]);
  });

  it('throws at once what a fact function throws, and does not keep it', () => {
    let calls = 0;
    const almanac = new Almanac().addFact('f', () => {
      calls += 1;
      throw new Error('no');
    });
    expect(() => almanac.factValue('f')).toThrow('no');
    expect(() => almanac.factValue('f')).toThrow('no');
    expect(calls).toBe(2);
  });

  it('keeps what a constant left when a dynamic fact takes its id', async () => {
    const almanac = new Almanac().addFact('f', 'constant').addFact('f', () => 'dynamic');
    await expect(almanac.factValue('f')).resolves.toBe('constant');
    await expect(almanac.factValue('f', { n: 1 })).resolves.toBe('dynamic');
  });

  it('takes an instance under its own id', async () => {
    await expect(new Almanac().addFact(new Fact('f', 1)).factValue('f')).resolves.toBe(1);
  });
});
