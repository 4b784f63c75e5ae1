import { describe, expect, it } from '@jest/globals';
import type { PlanSuppression } from '../../src/core/campaign/playbook-plan.js';
import { ExplainCustomer } from '../../src/flows/explain-customer.js';
import { ExplainDecision } from '../../src/flows/explain-decision.js';
import type { RulePackStore } from '../../src/flows/ports/rule-pack-store.js';
import { RunAudit } from '../../src/flows/ports/run-audit.js';
import { aPlaybookPlan } from '../builders/a-playbook-plan.js';
import { FakeAuditLog } from '../fakes/fake-audit-log.js';
import { FakeContactLedger } from '../fakes/fake-contact-ledger.js';
import { FakeCustomersNow } from '../fakes/fake-customers-now.js';
import { FakeDecisionStore } from '../fakes/fake-decision-store.js';
import { FakeDecisionsView } from '../fakes/fake-decisions-view.js';
import { FakeFactProfileStore } from '../fakes/fake-fact-profile-store.js';
import { FakeFunnelView } from '../fakes/fake-funnel-view.js';
import { FakeIds } from '../fakes/fake-ids.js';
import { FakePlanStore } from '../fakes/fake-plan-store.js';
import { FakeResponseCounts } from '../fakes/fake-response-counts.js';
import { FakeResponseStore } from '../fakes/fake-response-store.js';
import { FakeRunCopyStore } from '../fakes/fake-run-copy-store.js';
import { FakeRunStore } from '../fakes/fake-run-store.js';
import { aWorld, RUN } from './run.world.js';

const IN_DECLINE = {
  id: 'in-decline',
  title: { 'zh-CN': '衰退期', en: 'In decline' },
  conditions: { all: [{ fact: 'lifecycleStage', operator: 'equal', value: 'D' }] },
};

const TODAY = new Date('2026-11-20T18:00:00Z');

type Change = {
  readonly copiesGone?: boolean;
  readonly neverRan?: boolean;
  readonly thanked?: unknown;
  readonly audience?: unknown;
  /** What the plan of the pack says; no file says it, as of a pack that was copied. */
  readonly suppression?: PlanSuppression;
  readonly sameOfferDays?: number;
};

async function anExplainer(change: Change = {}) {
  const { sameOfferDays } = change;
  const ledger = new FakeContactLedger();
  const policy = sameOfferDays === undefined ? {} : { sameOfferDays };
  const world = await aWorld(change.thanked, { audience: change.audience, policy, ledger });
  await world.all();
  const { packs, offers, rules, facts } = world.given;
  const audit = new FakeAuditLog();
  const clock = Object.assign(world.clock, { now: () => TODAY });
  const runs = change.neverRan ? new FakeRunStore(clock) : world.runs;
  const copies = change.copiesGone ? new FakeRunCopyStore() : world.copies;
  const { notes, frames, refusals } = world;
  const decisions = change.neverRan ? new FakeDecisionStore() : world.decisions;
  const view = new FakeDecisionsView(decisions);
  const ids = new FakeIds();
  const funnel = new FakeFunnelView(runs, () => []);
  const recorded = new RunAudit({ runs, copies, decisions, view, notes, frames, refusals, funnel, ids });
  const profiles = new FakeFactProfileStore();
  const plans = new FakePlanStore();
  const { suppression } = change;
  if (suppression) await plans.save(aPlaybookPlan({ pack: RUN.ruleVersion.pack, suppression }));
  const responses = new FakeResponseStore();
  const customer = new ExplainCustomer(
    packs,
    runs,
    copies,
    facts,
    recorded,
    offers,
    { ...(rules as object), holds: [IN_DECLINE] } as never,
    audit,
    clock,
    world.campaigns,
    profiles,
    ledger,
    new FakeResponseCounts(),
    plans,
    new FakeCustomersNow({ sheetOf: (id) => facts.sheetOf(id), responses, ledger }),
  );
  const ask = (customerId: string, ruleId: string, more: { readonly runId?: string; readonly pack?: string } = {}) =>
    customer.run({ customerId, ruleId, by: 'manager', ...more });
  return {
    ask,
    audit,
    packs: packs as RulePackStore,
    decision: new ExplainDecision(decisions, runs, recorded, audit, clock),
  };
}

describe('why a customer got it or not', () => {
  it('scheduled: every condition with the values compared, as the run saw them', async () => {
    const { ask } = await anExplainer();
    const why = await ask('gets-keep', 'keep');
    expect(why).toMatchObject({ runId: RUN.id, factsFrom: 'run', asOf: RUN.cutOff, matched: 'true', left: null });
    expect(why.conditions).toMatchObject({
      kind: 'all',
      of: [
        { fact: 'arpuBand', have: 'HIGH', operator: 'equal', need: 'HIGH', truth: 'true' },
        { fact: 'lifecycleStage', have: 'D', truth: 'true' },
      ],
    });
    expect(why.decision?.outcome.kind).toBe('scheduled');
  });

  it('matched but refused: the stage and its refusals, in words', async () => {
    const { ask } = await anExplainer();
    const why = await ask('gets-nothing-without-consent', 'thank');
    expect(why.left).toMatchObject({ stage: 'consent', refusals: [{ code: 'CONSENT_WITHDRAWN' }] });
    expect(why.reasons[0]?.['zh-CN']).toContain('撤回');
  });

  it('matched, but not one of those whom the campaign is for', async () => {
    const audience = { all: [{ fact: 'lifecycleStage', operator: 'equal', value: 'D' }] };
    const { ask } = await anExplainer({ audience });
    const why = await ask('gets-thank-as-it-is-stage-c', 'thank');
    expect(why).toMatchObject({ matched: 'true', decision: null, left: null });
    expect(why.audience).toMatchObject({ truth: 'false', of: [{ have: 'C', need: 'D' }] });
    expect((await ask('gets-keep', 'keep')).audience).toMatchObject({ truth: 'true' });
  });

  it('not matched: the condition that failed, from what the run saw', async () => {
    const { ask } = await anExplainer();
    const why = await ask('gets-thank-as-it-is-stage-c', 'keep');
    expect(why).toMatchObject({ matched: 'false', factsFrom: 'run', left: null });
    expect(why.conditions).toMatchObject({ of: [{ truth: 'true' }, { have: 'C', need: 'D', truth: 'false' }] });
  });

  it('not matched: the smallest change that would have made it, in words', async () => {
    const { ask } = await anExplainer();
    const { howFar } = await ask('gets-thank-as-it-is-stage-c', 'keep');
    expect(howFar).toMatchObject({
      exact: true,
      changes: [
        { fact: 'lifecycleStage', have: 'C', need: 'D', to: 'D', words: { 'zh-CN': expect.stringContaining('需为') } },
      ],
    });
    await expect(ask('gets-keep', 'keep')).resolves.toMatchObject({ howFar: null });
  });

  it('names the other packs that have a rule of this id, where nobody said which was meant', async () => {
    const { ask, packs } = await anExplainer();
    const own = await ask('gets-keep', 'keep');
    expect(own.alsoIn).toEqual([]);
    const { pack } = own.ruleVersion;
    const kept = await packs.list();
    Object.assign(packs, { list: async () => [...kept, ...kept.map((one) => ({ ...one, pack: 'a-copy' }))] });
    await expect(ask('gets-keep', 'keep')).resolves.toMatchObject({ ruleVersion: { pack }, alsoIn: ['a-copy'] });
    await expect(ask('gets-keep', 'keep', { pack })).resolves.toMatchObject({ alsoIn: [] });
  });

  it('cannot be known: which facts are missing', async () => {
    const { ask } = await anExplainer();
    await expect(ask('is-not-known', 'thank')).resolves.toMatchObject({ matched: 'unknown', missing: ['arpuBand'] });
  });

  it('says so when the values are today’s, because the run’s are gone', async () => {
    const { ask } = await anExplainer({ copiesGone: true });
    await expect(ask('is-not-asked-for', 'keep')).resolves.toMatchObject({ factsFrom: 'today', asOf: TODAY });
  });

  it('a rule that asks for today: the day of the values, the run’s or now', async () => {
    const thanked = { all: [{ fact: 'exitDate', operator: 'withinLastDays', value: 0 }] };
    const { ask } = await anExplainer({ thanked });
    await expect(ask('is-not-asked-for', 'thank')).resolves.toMatchObject({ factsFrom: 'run', matched: 'true' });
    const later = await anExplainer({ thanked, copiesGone: true });
    await expect(later.ask('is-not-asked-for', 'thank')).resolves.toMatchObject({ asOf: TODAY, matched: 'false' });
  });

  it('a rule that asks for contacts: what the run read, or the ledger as it stands', async () => {
    const thanked = {
      all: [
        { fact: 'arpuBand', operator: 'equal', value: 'HIGH' },
        { fact: 'contacts28d', operator: 'lessThan', value: 1 },
      ],
    };
    const { ask } = await anExplainer({ thanked });
    await expect(ask('gets-keep', 'thank')).resolves.toMatchObject({ factsFrom: 'run', matched: 'true' });
    const later = await anExplainer({ thanked, copiesGone: true });
    const answer = await later.ask('gets-keep', 'thank');
    expect(answer).toMatchObject({ factsFrom: 'today', matched: 'false' });
    expect(JSON.stringify(answer.conditions)).toContain('contacts28d');
  });

  it('never ran: where the candidate would leave today', async () => {
    const { ask } = await anExplainer({ neverRan: true });
    await expect(ask('gets-keep', 'keep')).resolves.toMatchObject({ runId: null, factsFrom: 'today', left: null });
    await expect(ask('gets-nothing-without-consent', 'keep')).resolves.toMatchObject({
      decision: null,
      left: { stage: 'consent' },
    });
  });

  it('never ran: what is on its way to the customer already, or was told of it, is known', async () => {
    const { ask } = await anExplainer({ neverRan: true, sameOfferDays: 7 });
    await expect(ask('gets-keep', 'keep')).resolves.toMatchObject({
      decision: null,
      left: { stage: 'suppression', refusals: [{ code: 'OFFER_OPEN', component: 'keep' }] },
    });
    await expect(ask('gets-thank-as-it-is-stage-c', 'keep')).resolves.toMatchObject({ matched: 'false', left: null });
  });

  it('never ran, of a pack that was copied: what its plan says holds', async () => {
    const suppression = { after: [], holds: [IN_DECLINE.id] };
    const { ask } = await anExplainer({ neverRan: true, suppression });
    await expect(ask('gets-keep', 'keep')).resolves.toMatchObject({
      matched: 'true',
      left: { stage: 'suitability', refusals: [{ code: 'SELLING_HELD' }] },
    });
  });

  it.each([
    ['a customer', 'nobody', 'keep', {}, 'CUSTOMER_NOT_FOUND'],
    ['a rule', 'gets-keep', 'no-rule', {}, 'RULE_NOT_FOUND'],
    ['a run', 'gets-keep', 'keep', { runId: 'no-run' }, 'RUN_NOT_FOUND'],
    ['a rule of another pack', 'gets-keep', 'keep', { pack: 'another' }, 'RULE_NOT_FOUND'],
  ])('does not know %s', async (_case, customerId, ruleId, more, word) => {
    const { ask } = await anExplainer();
    await expect(ask(customerId, ruleId, more)).rejects.toMatchObject({
      code: 'NOT_FOUND',
      problems: [{ code: word }],
    });
  });
});

describe('a look-up of a person', () => {
  it('is on record, with who asked and about what', async () => {
    const { ask, audit } = await anExplainer();
    await ask('gets-keep', 'keep');
    const [entry] = audit.entries;
    expect(entry).toMatchObject({ actor: 'manager', action: 'customer.explain', subject: 'gets-keep' });
  });

  it('that cannot be recorded does not happen', async () => {
    const { ask, audit, decision } = await anExplainer();
    audit.record = () => Promise.reject(new Error('the log is full'));
    await expect(ask('gets-keep', 'keep')).rejects.toThrow('the log is full');
    await expect(decision.run({ by: 'manager', publicId: 'dec_x' })).rejects.toThrow('the log is full');
  });
});

describe('a decision explained', () => {
  it('has a sentence for every candidate that left', async () => {
    const { decision } = await anExplainer();
    const customerId = 'gets-thank-as-mail-is-full';
    const byBoth = await decision.run({ by: 'manager', runId: RUN.id, customerId });
    expect(byBoth.words).toEqual([
      {
        ruleId: 'keep',
        stage: 'cap',
        stageName: { 'zh-CN': '接触频次', en: 'Frequency cap' },
        reasons: [
          {
            'zh-CN': '接触频次上限“mail”已满：期内已有 1 次，最多 1 次。',
            en: 'The contact cap “mail” is used up: 1 in its window, at most 1.',
          },
        ],
      },
    ]);
    await expect(decision.run({ by: 'manager', publicId: byBoth.decision.publicId })).resolves.toEqual(byBoth);
  });

  it('that nobody knows is refused', async () => {
    const { decision } = await anExplainer();
    await expect(decision.run({ by: 'manager', publicId: 'dec_x' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
