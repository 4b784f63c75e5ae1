import { describe, expect, it } from '@jest/globals';
import { aRule, aRulePack, FIVE_FACTS } from '../../../../test/builders/a-rule-pack.js';
import { asks } from '../../../../test/builders/asked-leaves.js';
import { blockOf } from '../../facts/fact-block.js';
import { scalarKernel } from '../columns/scalar-kernel.js';
import { CompiledVersions } from './compiled-versions.js';
import type { GuardedColumns } from './guarded-columns.js';

const versions = () => new CompiledVersions({ catalogue: FIVE_FACTS }, scalarKernel);

/** A version of one rule: customers of fewer months than its number. */
const aVersion = (version: number) => ({
  pack: 'a-pack',
  version,
  content: aRulePack({ rules: [aRule({ conditions: { all: [asks('tenureMonths', 'lessThan', version)] } })] }),
});

const MONTHS = Array.from({ length: 4_096 }, (_one, at) => at % 10);
const BLOCK = blockOf(
  MONTHS.map(String),
  MONTHS.map((tenureMonths) => ({ tenureMonths })),
  ['tenureMonths'],
  FIVE_FACTS,
);

/** Reads each part before it asks for the next, as a run does. */
function* matchesOf(columns: GuardedColumns): Generator<number> {
  for (const { rules } of columns.matches(BLOCK)) yield rules.length;
}

it('a version is compiled once, another one stands beside it', () => {
  const kept = versions();
  expect(kept.of(aVersion(1))).toBe(kept.of(aVersion(1)));
  expect(kept.of(aVersion(2))).not.toBe(kept.of(aVersion(1)));
  expect(kept.unsaved(aVersion(1).content)).not.toBe(kept.of(aVersion(1)));
});

describe('runs that are under way', () => {
  it('go on with the version they began with, while a newer one is saved and runs too', () => {
    const kept = versions();
    const old = matchesOf(kept.of(aVersion(3)).columns());
    const first = old.next().value;
    const now = matchesOf(kept.of(aVersion(5)).columns());
    const found = [first, now.next().value, old.next().value, now.next().value];
    const expected = (months: number, from: number) =>
      MONTHS.slice(from, from + 2_048).filter((one) => one < months).length;
    expect(found).toEqual([expected(3, 0), expected(5, 0), expected(3, 2_048), expected(5, 2_048)]);
  });

  it('share a version: chunk beside chunk', () => {
    const kept = versions();
    const [one, other] = [matchesOf(kept.of(aVersion(3)).columns()), matchesOf(kept.of(aVersion(3)).columns())];
    const [first, second] = [one.next().value, other.next().value];
    expect([first, one.next().value]).toEqual([second, other.next().value]);
  });

  it('keep what was forgotten meanwhile', () => {
    const kept = versions();
    const held = kept.of(aVersion(1));
    for (let version = 2; version < 40; version += 1) kept.of(aVersion(version));
    expect(kept.of(aVersion(1))).not.toBe(held);
    expect(held.row({ tenureMonths: 0 }).matched).toEqual([0]);
  });
});
