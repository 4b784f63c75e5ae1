import { describe, expect, it } from '@jest/globals';
import { matchedRule } from '../../src/core/decision/decision-frame.js';
import { presentation } from '../../src/core/decision/live/prompt.js';
import { planFor } from '../../src/core/decision/run/chunk-decisions.js';
import type { BusinessRules } from '../../src/flows/ports/business-rules.js';
import { CustomerPasts } from '../../src/flows/ports/customer-pasts.js';
import { RecordReply } from '../../src/flows/record-reply.js';
import { anOffered, aPrompt } from '../builders/a-prompt.js';
import { aRule } from '../builders/a-rule-pack.js';
import { anOffer } from '../builders/an-offer.js';
import { SHIPPED_RETRY } from '../builders/shipped-retry.js';
import { answersTo, STILL_OFFERED } from '../builders/told-answers.js';
import { FakeAuditLog } from '../fakes/fake-audit-log.js';
import { FakeClock } from '../fakes/fake-clock.js';
import { FakeContactLedger } from '../fakes/fake-contact-ledger.js';
import { FakeResponseStore } from '../fakes/fake-response-store.js';

const RULES = {
  retry: SHIPPED_RETRY,
  reasons: [{ code: 'price', title: { 'zh-CN': '价格', en: 'Price' }, explains: ['refusal'] }],
} as unknown as BusinessRules;
const NO_CAPS = { caps: [], operatorZone: 'UTC' };
const SHEET = { consentSmsMarketing: true, contactSms: true, timeZone: 'UTC' };

/** What tonight's run would do with the customer of `aPrompt`, whose campaign leaves who declined alone for 30 days. */
async function tonight(responses: FakeResponseStore, ledger: FakeContactLedger, at: Date) {
  const offer = anOffer({ id: 'retention', wording: { sms: { body: { 'zh-CN': 's', en: 's' } } } });
  const { event } = aRule();
  const rule = aRule({ event: { ...event, params: { ...event.params, offerId: offer.id, channel: 'sms' } } });
  const suppression = { after: [{ outcome: 'declined', days: 30 }], holds: [] } as const;
  const match = matchedRule(rule, { campaignId: 'win-back', activatedAt: at, suppression });
  const hours = { stretches: [], always: true };
  const week = { marketing: hours, service: hours };
  const table = { sms: week, email: week, 'call-list': week };
  const decision = { cutOff: at, offers: new Map([[offer.id, offer]]), hours: table, operatorZone: 'UTC' };
  const one = {
    index: 0,
    customerId: 'c-1',
    sheet: SHEET,
    matches: [{ ...match, ruleVersion: { pack: 'p', version: 1 } }],
  };
  const pasts = new CustomerPasts({ responses, ledger, sharers: { of: async () => new Map() } });
  const [past] = await pasts.of([one], decision, 'a run');
  return planFor(one, past?.[1] ?? {}, { decision } as never);
}

describe('what an agent is told today', () => {
  it('counts in tonight’s run: who declined is left alone for as long as the plan says', async () => {
    const [responses, ledger, clock] = [new FakeResponseStore(), new FakeContactLedger(), new FakeClock()];
    const live = { at: async () => ({ caps: NO_CAPS, decision: { offers: new Map() } }) } as never;
    const replies = new RecordReply(
      answersTo(responses, ledger, RULES),
      STILL_OFFERED,
      ledger,
      live,
      RULES,
      new FakeAuditLog(),
      clock,
    );
    const prompt = aPrompt();
    expect((await tonight(responses, ledger, clock.now())).ranked).toHaveLength(1);
    const said = (kind: string, more: object = {}) =>
      replies.run({ prompt, json: { ruleId: 'high-decline', kind, ...more }, by: 'agent' });
    await said('presented');
    await said('declined', { reason: 'price' });
    const plan = await tonight(responses, ledger, clock.now());
    expect(plan.ranked).toEqual([]);
    expect(plan.left[0]?.left).toMatchObject({
      stage: 'suppression',
      refusals: [{ code: 'SUPPRESSED_BY_OUTCOME', component: 'declined' }],
    });
    clock.advance(30 * 86_400_000);
    expect((await tonight(responses, ledger, clock.now())).ranked).toHaveLength(1);
  });

  it('relieves the pressure of contacts when it is a yes', async () => {
    const [responses, ledger, clock] = [new FakeResponseStore(), new FakeContactLedger(), new FakeClock()];
    const live = { at: async () => ({ caps: NO_CAPS, decision: { offers: new Map() } }) } as never;
    const replies = new RecordReply(
      answersTo(responses, ledger, RULES),
      STILL_OFFERED,
      ledger,
      live,
      RULES,
      new FakeAuditLog(),
      clock,
    );
    const prompt = aPrompt();
    for (const kind of ['presented', 'accepted']) {
      await replies.run({ prompt, json: { ruleId: 'high-decline', kind }, by: 'agent' });
    }
    const { outreachId } = presentation(prompt, anOffered(), clock.now());
    const rows = await ledger.rowsOf('c-1');
    expect(rows).toMatchObject([{ outreachId, status: 'sent', engaged: [{ kind: 'accepted' }] }]);
  });
});
