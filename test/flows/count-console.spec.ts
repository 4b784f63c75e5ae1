import { describe, expect, it } from '@jest/globals';
import { blockOf, type FactBlock } from '../../src/core/facts/fact-block.js';
import type { FactSheet } from '../../src/core/facts/fact-sheet.js';
import { CountBandMoves } from '../../src/flows/count-band-moves.js';
import { CountStageGrid } from '../../src/flows/count-stage-grid.js';
import { FactBlocks } from '../../src/flows/ports/fact-blocks.js';
import { aCatalogue, aFact } from '../builders/a-rule-pack.js';
import { FakeClock } from '../fakes/fake-clock.js';

const CATALOGUE = aCatalogue(
  aFact({ name: 'stage', type: 'enum', values: ['A', 'B'] }),
  aFact({ name: 'tier', type: 'enum', values: ['LOW', 'HIGH'] }),
  aFact({ name: 'tierCause', type: 'enum', values: ['IN_BAND', 'VALUE_UNKNOWN'], nullable: false }),
  aFact({ name: 'points', type: 'number' }),
);
const PEOPLE: readonly FactSheet[] = [
  { stage: 'A', tier: 'LOW', points: 10 },
  { stage: 'A', tier: 'HIGH', points: 60 },
  { stage: 'B', tier: 'LOW', points: 45 },
  { stage: null, tier: null, points: null },
];

/** Two customers a block. */
class Blocks extends FactBlocks {
  override async *read(_range: unknown, facts: readonly string[]): AsyncIterable<FactBlock> {
    for (const some of [PEOPLE.slice(0, 2), PEOPLE.slice(2)]) {
      yield blockOf(
        some.map((_one, index) => `c-${index}`),
        some,
        [...new Set(facts)],
        CATALOGUE,
      );
    }
  }
  override async sheetOf(): Promise<null> {
    return null;
  }
}

const BANDS = (mark: number) => ({
  model: 'tiers-of-points',
  of: 'points',
  gives: { band: 'tier', cause: 'tierCause' },
  bands: [
    { band: 'LOW', to: mark },
    { band: 'HIGH', from: mark },
  ],
});
const rules = {
  catalogue: CATALOGUE,
  derivations: [{ names: ['stage'], derive: () => ({}), model: { name: 'lifecycle', next: () => null } }],
  models: [{ name: 'tiers-of-points', content: { kind: 'bands', model: BANDS(50) } }],
} as never;

describe('other marks, tried over the base', () => {
  const flow = new CountBandMoves(rules, new Blocks(), new FakeClock());
  const tried = async (mark: number) => {
    const { moves } = await flow.run({ name: 'tiers-of-points', model: BANDS(mark) });
    return moves.map(({ from, to, customers }) => `${from} ${to} ${customers}`).sort();
  };

  it('move whom they are about, and nobody where they are as before', async () => {
    expect(await tried(50)).toEqual(['HIGH HIGH 1', 'LOW LOW 2', 'NONE NONE 1']);
    expect(await tried(40)).toEqual(['HIGH HIGH 1', 'LOW HIGH 1', 'LOW LOW 1', 'NONE NONE 1']);
  });

  it('are refused with every reason where they cannot be used', async () => {
    const asked = flow.run({ name: 'tiers-of-points', model: { ...BANDS(50), of: 'nothing' } });
    await expect(asked).rejects.toMatchObject({ code: 'INVALID_INPUT', problems: [expect.anything()] });
    await expect(flow.run({ name: 'other', model: BANDS(50) })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

it('the base is counted by stage and class at once', async () => {
  const told = await new CountStageGrid(rules, new Blocks(), new FakeClock()).run({ model: 'lifecycle', by: 'tier' });
  expect(told.customers).toBe(4);
  expect(told.cells).toEqual([
    { stage: 'A', value: 'LOW', customers: 1 },
    { stage: 'A', value: 'HIGH', customers: 1 },
    { stage: 'B', value: 'LOW', customers: 1 },
    { stage: 'NONE', value: 'NONE', customers: 1 },
  ]);
});
