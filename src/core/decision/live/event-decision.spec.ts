import { describe, expect, it } from '@jest/globals';
import { aPlan, aStanding } from '../../../../test/builders/a-standing.js';
import type { CustomerEvent } from '../../customer/customer-event.js';
import { conclude } from '../conclude.js';
import { cameToNothing, eventDecision, eventDecisionIdOf } from './event-decision.js';

const AT = new Date('2026-11-02T18:00:00Z');
const EVENT: CustomerEvent = { id: 'e|1', customerId: 'c-2', kind: 'recharge', at: new Date('2026-11-02T17:59:00Z') };
const HAPPENED = { event: EVENT, customerId: 'c-1', at: AT, publicIdOf: (id: string) => `dec_${id}` };
const idOf = (channel: string) => `event|e|1|c-1|1|${channel}`;

describe('the decision on an event', () => {
  it('has an id of the event and of whom it was told, whoever answers for them', () => {
    expect(eventDecisionIdOf(EVENT)).toBe('event|e|1|c-2');
    expect(cameToNothing(HAPPENED, 'EVENT_NO_RULE')).toMatchObject({
      ...{ id: 'event|e|1|c-2', publicId: 'dec_event|e|1|c-2', runId: 'event|e|1', customerId: 'c-1', at: AT },
      event: { id: 'e|1', kind: 'recharge', happenedAt: EVENT.at, versions: [], drawn: [] },
    });
  });

  it('keeps why it came to nothing, and by which event', () => {
    const made = cameToNothing(HAPPENED, 'EVENT_OVERTAKEN', { by: 'e-2' });
    expect(made.outcome).toEqual({ kind: 'nothing', because: 'EVENT_OVERTAKEN', by: 'e-2' });
    expect([made.facts, made.candidates, made.campaignId]).toEqual([{}, [], '']);
  });

  it('keeps every candidate with where it left, and what was drawn with its action', () => {
    const standings = [aStanding('a', 30), aStanding('b', 20)];
    const plan = aPlan(standings);
    const matches = standings.map(({ rule, campaignId, activatedAt }) => ({
      ...{ rule, campaignId, activatedAt, ruleVersion: { pack: 'p', version: 3 } },
    }));
    const place = { holder: { ruleId: 'a', campaignId: 'c' }, passedOver: [] };
    const conclusion = conclude(plan, place, idOf);
    const sheet = { arpuBand: 'HIGH' };
    expect(eventDecision(HAPPENED, { sheet, matches, plan, conclusion })).toMatchObject({
      ...{ campaignId: 'c', ruleVersion: { pack: 'p', version: 3 }, facts: sheet },
      candidates: [
        { ruleId: 'a', left: null },
        { ruleId: 'b', left: { stage: 'arbitration' } },
      ],
      outcome: { kind: 'scheduled', planned: { ruleId: 'a' } },
      event: {
        versions: [{ campaignId: 'c', pack: 'p', version: 3 }],
        drawn: [{ ruleId: 'a', campaignId: 'c', offerId: standings[0]?.offerId, channel: standings[0]?.channel }],
      },
    });
  });
});
