import { describe, expect, it } from '@jest/globals';
import type { Outreach } from '../../src/core/outreach/outreach.js';
import type { BusinessRules } from '../../src/flows/ports/business-rules.js';
import { RecordOutcome } from '../../src/flows/record-outcome.js';
import { aRun } from '../builders/a-run.js';
import { anOffer } from '../builders/an-offer.js';
import { SHIPPED_RETRY } from '../builders/shipped-retry.js';
import { answersTo } from '../builders/told-answers.js';
import { FakeAuditLog } from '../fakes/fake-audit-log.js';
import { FakeClock } from '../fakes/fake-clock.js';
import { FakeContactLedger } from '../fakes/fake-contact-ledger.js';
import { FakeIds } from '../fakes/fake-ids.js';
import { FakeResponseStore } from '../fakes/fake-response-store.js';
import { aRival, aRunOfAll, HIGH, REACHABLE } from './all-campaigns.world.js';
import { aWorld, rule } from './run.world.js';

const RULES = {
  retry: SHIPPED_RETRY,
  reasons: [{ code: 'price', title: { 'zh-CN': '价格', en: 'Price' }, explains: ['refusal'] }],
} as unknown as BusinessRules;
const script = { body: { 'zh-CN': '请客户留下。', en: 'Ask them to stay.' } };
const PRIZE = anOffer({ id: 'prize', value: 5_000, wording: { 'call-list': script } });
const suppression = { after: [{ outcome: 'declined', days: 30 }], holds: [] } as const;
const CALLS = { ...aRival('calls', [rule('call', HIGH, 'prize', 'call-list')]), suppression };
const DAY_MS = 86_400_000;
const people = {
  ann: { ...REACHABLE, consentCallListMarketing: true, lifecycleStage: 'C' },
  bob: { ...REACHABLE, consentCallListMarketing: true, lifecycleStage: 'C' },
};

/** What a run of all campaigns so many days later does with both of them. */
async function theRun(
  days: number,
  responses: FakeResponseStore,
  ledger: FakeContactLedger,
  policy: { readonly sameOfferDays?: number } = {},
) {
  const today = aRun();
  const cutOff = new Date(today.cutOff.getTime() + days * DAY_MS);
  const of = { ...aRunOfAll([CALLS]), id: `all|${days}`, cutOff, plannedAt: cutOff };
  const world = await aWorld(undefined, {
    ...{ of, also: [CALLS], offers: [PRIZE], people, caps: [] },
    ...{ responses, ledger, policy },
  });
  await world.all();
  const { outreach, refused, decisions } = await world.left();
  const calls = outreach.filter(({ campaignId }) => campaignId === 'calls');
  return { calls, refused, decisions };
}

/** The same run, where an offer rests for seven days. */
const RESTED = { sameOfferDays: 7 } as const;

function said(outreach: Outreach, json: unknown, responses: FakeResponseStore, ledger: FakeContactLedger) {
  const clock = new FakeClock();
  clock.set(new Date(aRun().cutOff.getTime() + 3_600_000));
  const answers = answersTo(responses, ledger, RULES, [PRIZE]);
  const flow = new RecordOutcome(answers, ledger, RULES, new FakeAuditLog(), new FakeIds(), clock);
  return flow.run({ outreach: { ...outreach, state: 'sent' }, json, by: 'agent' });
}

describe('the same offer again', () => {
  const leftOf = ({ decisions }: Awaited<ReturnType<typeof theRun>>, id: string) =>
    decisions.find(({ customerId }) => customerId === id)?.candidates.find(({ ruleId }) => ruleId === 'call')?.left;

  it('does not come while the outreach is open, nor for the days after it was told', async () => {
    const [responses, ledger] = [new FakeResponseStore(), new FakeContactLedger()];
    const { calls } = await theRun(0, responses, ledger, RESTED);
    expect(calls).toHaveLength(2);
    const ann = calls.find(({ customerId }) => customerId === 'ann');
    if (!ann) throw new Error('nobody called ann');
    await ledger.markSent('ann', ann.id, ann.dueAt);
    const again = await theRun(0.01, responses, ledger, RESTED);
    expect(again.calls).toEqual([]);
    expect(leftOf(again, 'ann')).toMatchObject({
      stage: 'suppression',
      refusals: [{ code: 'OFFER_JUST_TOLD', component: 'prize', have: ann.id }],
    });
    expect(leftOf(again, 'bob')).toMatchObject({
      stage: 'suppression',
      refusals: [{ code: 'OFFER_OPEN', component: 'prize', have: expect.stringContaining('bob') }],
    });
    const later = await theRun(8, responses, ledger, RESTED);
    expect(later.calls.map(({ customerId }) => customerId)).toEqual(['ann']);
  });

  it('comes again at once where nothing says for how long it rests', async () => {
    const [responses, ledger] = [new FakeResponseStore(), new FakeContactLedger()];
    await theRun(0, responses, ledger);
    expect((await theRun(0.01, responses, ledger)).calls).toHaveLength(2);
  });
});

describe('what came of a call', () => {
  it('counts in the next run: who declined leaves at suppression for as long as the plan says, the others do not', async () => {
    const [responses, ledger] = [new FakeResponseStore(), new FakeContactLedger()];
    const { calls } = await theRun(0, responses, ledger);
    expect(calls.map(({ customerId }) => customerId).sort()).toEqual(['ann', 'bob']);
    const [ann] = calls.filter(({ customerId }) => customerId === 'ann');
    if (!ann) throw new Error('nobody called ann');
    await said(ann, { kind: 'declined', reason: 'price' }, responses, ledger);
    const next = await theRun(1, responses, ledger);
    expect(next.calls.map(({ customerId }) => customerId)).toEqual(['bob']);
    const own = next.decisions.find(({ customerId }) => customerId === 'ann');
    expect(own?.candidates.find(({ ruleId }) => ruleId === 'call')?.left).toMatchObject({
      stage: 'suppression',
      refusals: [{ code: 'SUPPRESSED_BY_OUTCOME', component: 'declined' }],
    });
    const later = await theRun(31, responses, ledger);
    expect(later.calls.map(({ customerId }) => customerId).sort()).toEqual(['ann', 'bob']);
  });

  it('told twice it counts once, and is answered as it was told first', async () => {
    const [responses, ledger] = [new FakeResponseStore(), new FakeContactLedger()];
    const [one] = (await theRun(0, responses, ledger)).calls;
    if (!one) throw new Error('nobody was called');
    const first = await said(one, { kind: 'accepted' }, responses, ledger);
    await expect(said(one, { kind: 'accepted' }, responses, ledger)).resolves.toEqual(first);
    await expect(responses.ofCustomer(one.customerId, new Date(0))).resolves.toEqual([first]);
    const rows = await ledger.rowsOf(one.customerId);
    expect(rows.find(({ outreachId }) => outreachId === one.id)?.engaged).toHaveLength(1);
  });
});
