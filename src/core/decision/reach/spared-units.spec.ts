import { expect, it } from '@jest/globals';
import { aHoldouts } from '../../../../test/builders/a-holdouts.js';
import { aCatalogue, aFact } from '../../../../test/builders/a-rule-pack.js';
import { blockOf } from '../../facts/fact-block.js';
import { variantFor } from '../../policy/holdout/assign.js';
import { unitOf } from '../../policy/holdout/unit.js';
import { SparedUnits } from './spared-units.js';
import { CountMemory } from './step-rows.js';

const AT = new Date('2026-11-02T18:00:00Z');
const CATALOGUE = aCatalogue(aFact({ name: 'householdId', type: 'text' }));
const N = 60;
const ids = Array.from({ length: N }, (_row, index) => `c-${index}`);
const sheets = ids.map((_id, index) => ({ householdId: index % 3 === 0 ? `h-${index % 4}` : null }));
const block = { ...blockOf(ids, sheets, ['householdId'], CATALOGUE), live: null };

const holdoutsWith = (share: number) =>
  aHoldouts({
    components: [
      { version: '1', from: new Date(0), sharesPct: { random: 10, 'no-levers': 0, 'eligibility-only': share } },
    ],
  });
const frameWith = (share: number) => ({ cutOff: AT, holdouts: holdoutsWith(share) }) as never;

it('of the rows that are asked about, those whose unit is drawn so; of others only who was asked before', () => {
  const units = SparedUnits.at(frameWith(50), new CountMemory());
  const isSpared = (row: number) => {
    const unit = unitOf({ customerId: `c-${row}`, householdId: sheets[row]?.householdId ?? null });
    return variantFor(unit, AT, holdoutsWith(50)) === 'eligibility-only';
  };
  const spared = ids.flatMap((_id, row) => (isSpared(row) ? [row] : []));
  const rowsOf = (bits: Uint32Array | undefined) =>
    ids.flatMap((_id, row) => ((((bits?.[row >> 5] ?? 0) >>> (row & 31)) & 1) === 1 ? [row] : []));
  expect(spared.length).toBeGreaterThan(5);
  expect(rowsOf(units?.among(block, Uint32Array.of(0xffff_ffff, 0)))).toEqual(spared.filter((row) => row < 32));
  expect(rowsOf(units?.among(block, Uint32Array.of(0, 0x0fff_ffff)))).toEqual(spared);
});

it('there are none where nobody is drawn so', () => {
  expect(SparedUnits.at(frameWith(0), new CountMemory())).toBeNull();
  expect(SparedUnits.at({ cutOff: AT } as never, new CountMemory())).toBeNull();
});
