import { describe, expect, it } from '@jest/globals';
import { aDecision, aRefusal } from '../../../test/builders/a-decision.js';
import { shardOf } from '../kit/hash.js';
import { plannedOutreach } from './planned-outreach.js';

const publicIdOf = (id: string) => `out_${id.length}`;

describe('the outreach of a decision', () => {
  it('is what was planned, in the shard of its customer', () => {
    const row = plannedOutreach(aDecision(), publicIdOf);
    expect(row).toMatchObject({
      id: 'retention|20261102T180000Z|c-1|1|email',
      publicId: 'out_38',
      shard: shardOf('c-1'),
      step: 1,
      state: 'planned',
      attempt: 0,
      decidedAt: aDecision().at,
    });
  });

  it('of an event says so: no run is looked for when it is sent', () => {
    const event = { id: 'e-1', kind: 'recharge', happenedAt: new Date(0), versions: [], drawn: [] } as const;
    expect(plannedOutreach(aDecision({ runId: 'event|e-1', event }), publicIdOf)).toMatchObject({ event: 'e-1' });
    expect(plannedOutreach(aDecision(), publicIdOf)).not.toHaveProperty('event');
  });

  it('is none where the decision refused', () => {
    expect(plannedOutreach(aRefusal('CONSENT_MISSING', 'consent'), publicIdOf)).toBeNull();
  });
});
