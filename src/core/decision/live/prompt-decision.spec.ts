import { describe, expect, it } from '@jest/globals';
import { aPlan, aStanding } from '../../../../test/builders/a-standing.js';
import { anOffer } from '../../../../test/builders/an-offer.js';
import { concludePrompt } from './conclude-prompt.js';
import { type Prompted, promptDecision } from './prompt-decision.js';

const AT = new Date('2026-11-02T18:00:00Z');
const SYSTEM = new Date('2026-11-20T08:00:00Z');
const SAID = { locale: 'en', subject: null, body: 'Stay.' } as const;

function prompted(standings: Parameters<typeof aPlan>[0]): Prompted {
  const plan = aPlan(standings);
  return {
    asking: { request: 'req-0001', customerId: 'c-1', place: 'counter', limit: 1, by: 'ann' },
    ...{ publicId: 'dec_x', at: AT, askedAt: SYSTEM, sheet: { arpuBand: 'HIGH' }, plan },
    matches: standings.map(({ rule, campaignId, activatedAt }) => ({
      ...{ rule, campaignId, activatedAt, ruleVersion: { pack: 'p', version: 3 } },
    })),
    end: concludePrompt(plan, new Map(), 1),
    tell: () => ({ said: SAID, because: [] }),
  };
}

describe('the document of a prompt', () => {
  it('is decision and record of the look-up in one', () => {
    const decision = promptDecision(prompted([aStanding('a', 30), aStanding('b', 20)]));
    expect(decision).toMatchObject({
      ...{ id: 'prompt|req-0001', runId: 'prompt|req-0001', customerId: 'c-1', campaignId: 'c' },
      ruleVersion: { pack: 'p', version: 3 },
      outcome: { kind: 'offered', offers: [{ ruleId: 'a', rank: 1, priority: 30, said: SAID }] },
      prompt: {
        ...{
          request: 'req-0001',
          place: 'counter',
          limit: 1,
          by: 'ann',
          askedAt: SYSTEM,
          zone: 'UTC',
          unsettled: true,
        },
        versions: [{ campaignId: 'c', pack: 'p', version: 3 }],
        drawn: [{ ruleId: 'a', campaignId: 'c' }],
      },
    });
    expect(decision.candidates).toHaveLength(2);
  });

  it('ends an offer where the rule ends it, or the offer itself does', () => {
    const soon = new Date('2026-11-02T20:00:00Z');
    const ends = [aStanding('a', 30), aStanding('a', 30, { offer: anOffer({ validUntil: soon }) })].map((one) => {
      const { outcome } = promptDecision(prompted([one]));
      return outcome.kind === 'offered' ? outcome.offers[0]?.expiresAt : null;
    });
    expect(ends).toEqual([new Date('2026-11-03T18:00:00Z'), soon]);
  });

  it('is kept where nothing matched too, and has nothing to settle', () => {
    const decision = promptDecision(prompted([]));
    expect(decision).toMatchObject({ campaignId: '', outcome: { kind: 'offered', offers: [] }, candidates: [] });
    expect(decision.prompt).not.toHaveProperty('unsettled');
  });
});
