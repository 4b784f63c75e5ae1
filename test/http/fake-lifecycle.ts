import type { Type } from '@nestjs/common';
import { blockOf } from '../../src/core/facts/fact-block.js';
import { PLACES } from '../../src/core/kit/hash.js';
import { CheckScope } from '../../src/flows/check-scope.js';
import { DemandLog } from '../../src/flows/ports/demand-log.js';
import { FactMonths } from '../../src/flows/ports/fact-months.js';
import { StageHistory } from '../../src/flows/ports/stage-history.js';
import { ReadMigration } from '../../src/flows/read-migration.js';
import { ReadStageProfiles } from '../../src/flows/read-stage-profiles.js';
import { ReadStages } from '../../src/flows/read-stages.js';
import { FIVE_FACTS } from '../builders/a-rule-pack.js';
import { FakeDemandLog } from '../fakes/fake-demand-log.js';
import { FakeFactMonths } from '../fakes/fake-fact-months.js';
import { FakeStageHistory } from '../fakes/fake-stage-history.js';

/** A model that remembers, over one of the five facts. */
export const REMEMBERING = [
  { names: ['arpuBand'], derive: () => ({}), model: { name: 'arpu-band', next: () => null } },
] as const;

const EVERYWHERE = { from: 0, to: PLACES };
const MONTHS = [
  ['2026-09', { one: 'LOW', two: 'LOW', three: 'HIGH' }],
  ['2026-10', { one: 'LOW', two: 'MID', four: null }],
] as const;

export const LIFECYCLE_FLOWS: readonly Type[] = [CheckScope, ReadMigration, ReadStageProfiles, ReadStages];

/** Two months of three customers, and what a model said of one of them. */
export async function lifecyclePorts(modelsHash: string): Promise<readonly (readonly [unknown, unknown])[]> {
  const months = new FakeFactMonths();
  for (const [month, bands] of MONTHS) {
    const sheets = Object.values(bands).map((arpuBand) => ({ arpuBand }));
    const block = blockOf(Object.keys(bands), sheets, ['arpuBand'], FIVE_FACTS);
    await months.keep({ month, modelsHash }, EVERYWHERE, block);
  }
  const half = blockOf([], [], ['arpuBand'], FIVE_FACTS);
  await months.keep({ month: '2026-08', modelsHash }, { from: 0, to: PLACES / 2 }, half);
  const stages = new FakeStageHistory();
  const change = { customerId: 'c-1', model: 'arpu-band', cause: 'ABOVE_MARK', basis: null };
  stages.kept.push({ ...change, rev: 1, value: 'MID', from: null, since: '2026-09-01' });
  stages.kept.push({ ...change, rev: 2, value: 'HIGH', from: 'MID', since: '2026-10-01' });
  const demands = new FakeDemandLog();
  const at = new Date('2026-11-02T18:00:00Z');
  await demands.record([{ customerId: 'c-1', product: 'iptv', orgNode: 'N1', at }]);
  return [
    [DemandLog, demands],
    [FactMonths, months],
    [StageHistory, stages],
  ];
}
