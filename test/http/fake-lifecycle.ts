import type { Type } from '@nestjs/common';
import { marksOf } from '../../src/core/facts/block/block-rows.js';
import { blockOf, columnOf, type FactBlock } from '../../src/core/facts/fact-block.js';
import type { FactDefinition } from '../../src/core/facts/fact-catalogue.js';
import { PLACES, placeOf } from '../../src/core/kit/hash.js';
import type { MonthStanding } from '../../src/core/lifecycle/month.js';
import { CheckScope } from '../../src/flows/check-scope.js';
import { CheckSegments } from '../../src/flows/check-segments.js';
import { CountBandMoves } from '../../src/flows/count-band-moves.js';
import { CountStageGrid } from '../../src/flows/count-stage-grid.js';
import { ListMovedCustomers } from '../../src/flows/list-moved-customers.js';
import { ListStageCustomers } from '../../src/flows/list-stage-customers.js';
import { MoveCustomer } from '../../src/flows/move-customer.js';
import { CallLists } from '../../src/flows/ports/call-lists.js';
import { DemandLog } from '../../src/flows/ports/demand-log.js';
import { FactMonths } from '../../src/flows/ports/fact-months.js';
import { KNOWN_COLUMN, type PastRows, WHY_COLUMN } from '../../src/flows/ports/past-facts.js';
import { StageHistory } from '../../src/flows/ports/stage-history.js';
import { PreviewOffer } from '../../src/flows/preview-offer.js';
import { ReadMigration } from '../../src/flows/read-migration.js';
import { ReadMonths } from '../../src/flows/read-months.js';
import { ReadStageMonths } from '../../src/flows/read-stage-months.js';
import { ReadStageProfiles } from '../../src/flows/read-stage-profiles.js';
import { ReadStages } from '../../src/flows/read-stages.js';
import { FIVE_FACTS } from '../builders/a-rule-pack.js';
import { FakeCallLists } from '../fakes/fake-customer-ports.js';
import { FakeDemandLog } from '../fakes/fake-demand-log.js';
import { FakeFactMonths } from '../fakes/fake-fact-months.js';
import { FakeStageHistory } from '../fakes/fake-stage-history.js';

/** A model that remembers, over one of the five facts. */
export const REMEMBERING = [
  { names: ['arpuBand'], derive: () => ({}), model: { name: 'arpu-band', next: () => null } },
] as const;

const text = (name: string): FactDefinition => {
  return { name, type: 'text', unit: null, nullable: false, labels: { 'zh-CN': '', en: '' } };
};
const marked = (block: FactBlock) => {
  return { block, marks: marksOf(block.ids.map(() => ({ rev: 1, validFrom: 0, validUntil: 0 }))) };
};
const rowsOf = (block: FactBlock, why: Readonly<Record<string, string>> = {}): PastRows => {
  const columns = new Map([[WHY_COLUMN, columnOf(Object.values(why), text(WHY_COLUMN))]]);
  const ids = Object.keys(why);
  return { told: marked(block), passed: marked({ n: ids.length, ids, columns }) };
};
const standing = (month: string, modelsHash: string, recorded: number): MonthStanding => ({
  ...{ month, modelsHash, state: 'kept', recorded, imported: 0, untold: 0, base: 4 },
  at: new Date('2026-11-02T18:00:00Z'),
});
const EVERYWHERE = { from: 0, to: PLACES };
const MONTHS = [
  ['2026-09', { one: 'LOW', two: 'LOW', three: 'HIGH' }, { five: 'UNTOLD', six: 'LATER' }],
  ['2026-10', { one: 'LOW', two: 'MID', four: null, five: 'HIGH', six: 'HIGH' }, {}],
] as const;

export const LIFECYCLE_FLOWS: readonly Type[] = [
  CheckScope,
  CheckSegments,
  CountBandMoves,
  CountStageGrid,
  ListMovedCustomers,
  ListStageCustomers,
  MoveCustomer,
  PreviewOffer,
  ReadMigration,
  ReadMonths,
  ReadStageMonths,
  ReadStageProfiles,
  ReadStages,
];

/** Two months of three customers, and what a model said of one of them. */
export async function lifecyclePorts(modelsHash: string): Promise<readonly (readonly [unknown, unknown])[]> {
  const months = new FakeFactMonths();
  for (const [month, bands, why] of MONTHS) {
    // In order of place, as a copy is.
    const rows = Object.entries(bands).sort(([a], [b]) => placeOf(a) - placeOf(b));
    const sheets = rows.map(([, arpuBand]) => ({ arpuBand }));
    const facts = blockOf(
      rows.map(([id]) => id),
      sheets,
      ['arpuBand'],
      FIVE_FACTS,
    );
    const how = columnOf(
      facts.ids.map(() => 'IMPORTED'),
      text(KNOWN_COLUMN),
    );
    const block = { ...facts, columns: new Map([...facts.columns, [KNOWN_COLUMN, how] as const]) };
    await months.keep({ month, modelsHash }, { ...EVERYWHERE, seen: '' }, rowsOf(block, why));
    await months.note(standing(month, modelsHash, block.n));
  }
  const half = blockOf([], [], ['arpuBand'], FIVE_FACTS);
  await months.keep({ month: '2026-08', modelsHash }, { from: 0, to: PLACES / 2, seen: '' }, rowsOf(half));
  await months.note(standing('2026-08', modelsHash, 2));
  await months.note({ ...standing('2026-07', modelsHash, 0), state: 'making' });
  await months.note(standing('2026-06', 'other', 2));
  await months.keep({ month: '2026-05', modelsHash }, { ...EVERYWHERE, seen: '' }, rowsOf(half));
  await months.note(standing('2026-05', modelsHash, 0));
  const stages = new FakeStageHistory();
  const change = { customerId: 'c-1', model: 'arpu-band', cause: 'ABOVE_MARK', basis: null };
  stages.kept.push({ ...change, rev: 1, value: 'MID', from: null, since: '2026-09-01' });
  stages.kept.push({ ...change, rev: 2, value: 'HIGH', from: 'MID', since: '2026-10-01' });
  const demands = new FakeDemandLog();
  const at = new Date('2026-11-02T18:00:00Z');
  await demands.record([{ customerId: 'c-1', product: 'iptv', orgNode: 'N1', at }]);
  return [
    [CallLists, new FakeCallLists()],
    [DemandLog, demands],
    [FactMonths, months],
    [StageHistory, stages],
  ];
}
