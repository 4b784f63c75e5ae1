import type { FactDefinition } from '../../src/core/facts/fact-catalogue.js';
import { bucket } from '../../src/core/kit/hash.js';
import { aFact } from '../builders/a-rule-pack.js';

/** A telecom's facts: amounts and counts, bands, flags, plan codes, dates; and as many conditions as marketers write. */
export const FACTS: readonly FactDefinition[] = [
  ...Array.from({ length: 22 }, (_fact, n) => aFact({ name: `amount${n}`, type: 'number', whole: n % 2 === 0 })),
  ...Array.from({ length: 10 }, (_fact, n) =>
    aFact({ name: `band${n}`, type: 'enum', values: ['A', 'B', 'C', 'D', 'E'], nullable: n % 3 === 0 }),
  ),
  ...Array.from({ length: 8 }, (_fact, n) => aFact({ name: `flag${n}`, type: 'boolean', nullable: n % 2 === 0 })),
  ...Array.from({ length: 3 }, (_fact, n) => aFact({ name: `plan${n}`, type: 'text' })),
  ...Array.from({ length: 3 }, (_fact, n) => aFact({ name: `day${n}`, type: 'day' })),
];
const ORDER = ['lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive'];

/** Chance that is the same every time: the hash of what it is asked for. */
export class Dice {
  private throws = 0;
  constructor(private readonly name: string) {}

  below(limit: number): number {
    this.throws += 1;
    return bucket(`dice:${this.throws}:`, this.name) % limit;
  }

  one<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T;
  }
}

function leafOf(dice: Dice): object {
  const { name: fact, type } = dice.one(FACTS);
  switch (type) {
    case 'number':
      return { fact, operator: dice.one(ORDER), value: dice.below(20) * 5 };
    case 'enum': {
      const values = ['A', 'B', 'C', 'D', 'E'].filter(() => dice.below(2) === 0);
      return { fact, operator: dice.one(['in', 'notIn']), value: values.length === 0 ? ['A'] : values };
    }
    case 'boolean':
      return { fact, operator: 'equal', value: dice.below(2) === 0 };
    case 'day':
      return { fact, operator: dice.one(ORDER), value: `2026-0${1 + dice.below(9)}-15` };
    default:
      return { fact, operator: 'in', value: [`P${dice.below(40)}`, `P${dice.below(40)}`] };
  }
}

/** Three to eight conditions; every second rule has an `any`, every fourth a `not`. */
export function conditionsOf(dice: Dice, index: number): object {
  const leaves = Array.from({ length: 3 + dice.below(6) }, () => leafOf(dice));
  const inner = index % 2 === 0 ? [{ any: leaves.splice(0, 2 + dice.below(2)) }] : [];
  const denied = index % 4 === 1 ? [{ not: { any: leaves.splice(0, 2) } }] : [];
  return { all: [...leaves, ...inner, ...denied] };
}
