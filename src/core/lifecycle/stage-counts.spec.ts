import { expect, it } from '@jest/globals';
import { aCatalogue, aFact } from '../../../test/builders/a-rule-pack.js';
import { blockOf } from '../facts/fact-block.js';
import { StageCounts } from './stage-counts.js';

const CATALOGUE = aCatalogue(aFact({ name: 'stage', type: 'enum' }), aFact({ name: 'cause', type: 'enum' }));

function counted(pairs: readonly (readonly [string | null, string | null])[]): StageCounts {
  const counts = new StageCounts();
  for (const pair of pairs) {
    const [stage, cause] = pair;
    const { columns } = blockOf(['c'], [{ stage, cause }], ['stage', 'cause'], CATALOGUE);
    const [one, other] = [columns.get('stage'), columns.get('cause')];
    if (one !== undefined && other !== undefined) counts.add(one, other);
  }
  return counts;
}

it('counts stages, and what put customers there, most first', () => {
  const counts = counted([
    ['D', 'ARREARS'],
    ['D', 'USAGE_FALLING'],
    ['D', 'USAGE_FALLING'],
    ['A', null],
    [null, 'NOT_ENOUGH_DATA'],
  ]);
  expect([counts.customers, counts.of('D'), counts.of('A'), counts.of('NONE'), counts.of('E')]).toEqual([
    5, 3, 1, 1, 0,
  ]);
  expect(counts.causesOf('D')).toEqual([
    { cause: 'USAGE_FALLING', customers: 2 },
    { cause: 'ARREARS', customers: 1 },
  ]);
  expect([counts.causesOf('A'), counts.causesOf('E')]).toEqual([[], []]);
});

it('without causes only stages are counted', () => {
  const { columns } = blockOf(['c'], [{ stage: 'B' }], ['stage'], CATALOGUE);
  const counts = new StageCounts();
  const stage = columns.get('stage');
  if (stage !== undefined) counts.add(stage, null);
  expect([counts.of('B'), counts.causesOf('B')]).toEqual([1, []]);
});
