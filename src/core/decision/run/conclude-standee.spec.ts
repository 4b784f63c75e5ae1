import { describe, expect, it } from '@jest/globals';
import { A_REACHABLE, aBlockOf, aRunFrame } from '../../../../test/builders/a-run-frame.js';
import type { NoPlace } from '../rounds/allotment.js';
import { standeeOf } from '../rounds/standee.js';
import { standingBlock } from '../rounds/standing-block.js';
import { matchedIn, planFor } from './chunk-decisions.js';
import { ChunkEnds } from './conclude-standee.js';

const frame = aRunFrame();
const people = [...matchedIn([aBlockOf({ a: A_REACHABLE, b: A_REACHABLE })], frame)].flat();
const plans = people.map((one) => planFor(one, {}, frame));
const block = standingBlock(
  people.map((one, index) => standeeOf(one, plans[index] ?? planFor(one, {}, frame), frame.places)),
);
const idOf = (channel: string) => `id|${channel}`;

/** b's better candidate, the third of the block, was outbid in an early round; the caps stopped its other at last. */
const outbid: NoPlace = {
  candidate: 2,
  stage: 'capacity',
  refusals: [{ code: 'CAPACITY_OUTBID', component: 'mails', have: 900, need: 950 }],
};
const full: NoPlace = {
  candidate: 3,
  stage: 'cap',
  refusals: [{ code: 'CAP_REACHED', component: 'weekly', have: 2, need: 2 }],
};

function endOf(customer: number, winners: readonly number[], without: readonly NoPlace[], lost: readonly NoPlace[]) {
  const result = { winners: Int32Array.from(winners), controls: Int32Array.from([-1, -1]), without };
  const plan = plans[customer];
  if (plan === undefined) throw new Error('nobody is there');
  return new ChunkEnds(block, result, lost).conclude(people[customer]?.customerId ?? '', plan, idOf);
}

describe('how the rounds ended', () => {
  it('for who has a place', () => {
    expect(endOf(0, [0, -1], [], []).outcome).toMatchObject({
      kind: 'scheduled',
      planned: { ruleId: 'keep', runnerUp: 'thank' },
    });
  });

  it('for who was stopped, each candidate where it was', () => {
    const { candidates, outcome } = endOf(1, [0, -1], [full], [outbid]);
    expect(outcome).toEqual({ kind: 'refused', stage: 'cap', code: 'CAP_REACHED' });
    expect(candidates.map(({ left }) => left?.refusals[0])).toEqual([outbid.refusals[0], full.refusals[0]]);
  });

  it('what a later round said of a candidate counts', () => {
    const later: NoPlace = { ...full, candidate: 2 };
    const { candidates } = endOf(1, [0, 3], [later], [outbid]);
    expect(candidates[0]?.left?.stage).toBe('cap');
  });

  it('who did not stand is not concluded', () => {
    const ends = new ChunkEnds(block, { winners: new Int32Array(2), controls: new Int32Array(2), without: [] }, []);
    expect([ends.has('a'), ends.has('c')]).toEqual([true, false]);
    const [plan] = plans;
    if (plan) expect(() => ends.conclude('c', plan, idOf)).toThrow('did not stand');
  });
});
