import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Organisation } from '../../src/core/access/organisation.js';
import { PLAIN_ARBITRATION } from '../../src/core/arbitration/rules/arbitration-rules.js';
import { CHANNELS, PROMPT_CHANNELS } from '../../src/core/customer/consent.js';
import { conclude, isHeldOut } from '../../src/core/decision/conclude.js';
import { decide } from '../../src/core/decision/decide.js';
import { type DecisionFrame, decisionFrame, type MatchedRule } from '../../src/core/decision/decision-frame.js';
import { concludePrompt } from '../../src/core/decision/live/conclude-prompt.js';
import type { Offer } from '../../src/core/offer/offer.js';
import { NO_HOLDOUTS } from '../../src/core/policy/holdout/holdouts.js';
import { aContactPolicy } from '../builders/a-contact-row.js';
import { aRule, FIVE_FACTS } from '../builders/a-rule-pack.js';
import { anOffer } from '../builders/an-offer.js';

const NOW = new Date('2026-11-02T18:00:00Z');
const DAY_AND_NIGHT = [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '00:00' }];
const ALL = { channels: CHANNELS, purposes: ['marketing', 'service'], allowed: DAY_AND_NIGHT } as const;
const policy = aContactPolicy({ hours: [ALL], caps: [] });
/** Whom every channel reaches, and who said yes to all: stages of channels have nothing to say. */
const REACHABLE = {
  ...{ consentSmsMarketing: true, consentEmailMarketing: true, consentCallMarketing: true },
  ...{ contactSms: true, contactEmail: true, timeZone: 'Asia/Tokyo' },
};

const offers = fc.uniqueArray(
  fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    value: fc.integer({ min: -50, max: 500 }),
    state: fc.constantFrom('live', 'live', 'live', 'retired'),
    stock: fc.constantFrom(undefined, 0, 5),
  }),
  { selector: ({ id }) => id, minLength: 1 },
);
const made = fc.uniqueArray(
  fc.record({
    id: fc.integer({ min: 0, max: 8 }),
    offerId: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'unknown'),
    channel: fc.constantFrom('sms', 'email'),
    campaignId: fc.constantFrom('one', 'two'),
    share: fc.constantFrom(0, 20),
  }),
  { selector: ({ id, campaignId }) => `${campaignId}|${id}` },
);

const offerOf = ({
  stock,
  ...rest
}: {
  readonly id: string;
  readonly value: number;
  readonly state: string;
  readonly stock: number | undefined;
}) => anOffer({ ...rest, ...(stock === undefined ? {} : { stock }) } as Partial<Offer>);

function frameOf(all: readonly Offer[]): DecisionFrame {
  const rules = { catalogue: FIVE_FACTS, policy, products: new Map(), holds: [], localOffers: [] };
  const holdouts = { ...NO_HOLDOUTS, neverRotated: { version: '1', sharePct: 5 } };
  const more = { organisation: new Organisation([]), arbitration: PLAIN_ARBITRATION, holdouts };
  return decisionFrame({ ...rules, ...more }, all, NOW);
}

describe('a prompt and a run', () => {
  it('say the same of a customer whom every channel reaches: winner, control, and why not', () => {
    fc.assert(
      fc.property(
        offers,
        made,
        fc.integer({ min: 1, max: 500 }),
        fc.constantFrom(...PROMPT_CHANNELS),
        (known, rules, number, place) => {
          const frame = frameOf(known.map(offerOf));
          const matches = rules.map(({ id, offerId, channel, campaignId, share }): MatchedRule => {
            const { event } = aRule();
            const rule = aRule({
              id: `rule-${id}`,
              event: { ...event, params: { ...event.params, offerId, channel } },
            });
            return { rule, campaignId, activatedAt: NOW, control: { sharePct: share, version: '1' } };
          });
          const customer = { customerId: `c-${number}`, sheet: REACHABLE };
          const pushed = decide(matches, customer, frame);
          const prompted = decide(matches, customer, { ...frame, place });
          const idsOf = ({ ranked }: typeof pushed) =>
            ranked.map(({ campaignId, ruleId }) => `${campaignId}|${ruleId}`);
          expect(idsOf(prompted)).toEqual(idsOf(pushed));
          expect(prompted.left).toEqual(pushed.left);
          if (matches.length === 0) return;
          const best = pushed.ranked[0];
          const holder = best !== undefined && !isHeldOut(best) ? best : null;
          const run = conclude(pushed, { holder, passedOver: [] }, () => 'o');
          const prompt = concludePrompt(prompted, new Map(), 1);
          const [offered] = prompt.offered;
          if (run.outcome.kind === 'scheduled') expect(offered?.ruleId).toBe(run.outcome.planned.ruleId);
          else expect(prompt.refused).toEqual(run.outcome);
          expect(prompt.drawn.map(({ assignment }) => assignment)).toEqual(
            run.drawn.map(({ assignment }) => assignment),
          );
        },
      ),
    );
  });

  it('differ in what channels say alone: consent, address and hours are not asked of who came to us', () => {
    const frame = frameOf([anOffer({ id: 'a' })]);
    const { event } = aRule();
    const rule = aRule({ event: { ...event, params: { ...event.params, offerId: 'a', channel: 'sms' } } });
    const match = { rule, campaignId: 'one', activatedAt: NOW };
    const silent = { customerId: 'c-1', sheet: { ...REACHABLE, consentSmsMarketing: false, contactSms: false } };
    expect(decide([match], silent, frame).left[0]?.left?.stage).toBe('consent');
    const [standing] = decide([match], silent, { ...frame, place: 'counter' }).ranked;
    expect(standing?.answer).toMatchObject({ kind: 'due', timing: { dueAt: NOW, postponed: false } });
  });
});
