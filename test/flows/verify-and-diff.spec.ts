import { describe, expect, it } from '@jest/globals';
import { loadRuleFiles } from '../../src/adapters/files/rule-files.js';
import { bestKernel } from '../../src/adapters/wasm/simd-kernel.js';
import { CompiledVersions } from '../../src/core/rules/guarded/compiled-versions.js';
import type { RulePack } from '../../src/core/rules/rule-pack.js';
import { CountRuleFunnel } from '../../src/flows/count-rule-funnel.js';
import { DiffRulePacks, type PackComparison } from '../../src/flows/diff-rule-packs.js';
import { VerifyRulePack } from '../../src/flows/verify-rule-pack.js';
import { aContactRow } from '../builders/a-contact-row.js';
import { aCustomer } from '../builders/a-customer.js';
import { aPlaybookPlan } from '../builders/a-playbook-plan.js';
import { FakeAuditLog } from '../fakes/fake-audit-log.js';
import { FakeClock } from '../fakes/fake-clock.js';
import { FakeContactLedger } from '../fakes/fake-contact-ledger.js';
import { FakeFactBlocks } from '../fakes/fake-fact-blocks.js';
import { FakeFactProfileStore } from '../fakes/fake-fact-profile-store.js';
import { FakeOfferStore } from '../fakes/fake-offer-store.js';
import { FakePlanStore } from '../fakes/fake-plan-store.js';
import { FakeResponseCounts } from '../fakes/fake-response-counts.js';
import { FakeRulePackStore } from '../fakes/fake-rule-pack-store.js';

const { business, offers, packs } = await loadRuleFiles('rules');
const SHIPPED = packs.find(({ pack }) => pack.pack === '25-decline-win-back')?.pack as RulePack;

function withConditions(conditions: unknown): RulePack {
  const [first, ...others] = SHIPPED.rules;
  return { ...SHIPPED, rules: first ? [{ ...first, conditions }, ...others] : [] };
}
const CURRENT = withConditions({ all: [{ fact: 'relationship', operator: 'equal', value: 'current' }] });

async function aWorld() {
  const [offerStore, store, clock, audit] = [
    new FakeOfferStore(),
    new FakeRulePackStore(),
    new FakeClock(),
    new FakeAuditLog(),
  ];
  for (const offer of offers) await offerStore.save(offer);
  const facts = new FakeFactBlocks(business, [
    aCustomer({ id: 'c-1' }),
    aCustomer({ id: 'c-2' }),
    aCustomer({ id: 'c-3', business: { badDebt: true } }),
  ]);
  await store.save(SHIPPED, 'first', 'mia', clock.now());
  const versions = new CompiledVersions(business, bestKernel);
  const diff = new DiffRulePacks(business, store, offerStore, facts, audit, clock, versions, new FakeContactLedger());
  const compare = (change: Partial<PackComparison>) =>
    diff.run({
      pack: SHIPPED.pack,
      before: { version: 1 },
      after: { content: CURRENT },
      share: 0,
      by: 'mia',
      ...change,
    });
  const ledger = new FakeContactLedger();
  const counts = new FakeResponseCounts();
  const plans = new FakePlanStore();
  const funnel = new CountRuleFunnel(business, store, facts, clock, versions, offerStore, ledger, counts, plans);
  const profiles = new FakeFactProfileStore();
  const verify = new VerifyRulePack(business, offerStore, clock, profiles);
  return { funnel, verify, compare, audit, clock, profiles, ledger, store, plans };
}

describe('verifying a pack', () => {
  it('warns of a lever that does not suit the stage its rule asks for, in both languages', async () => {
    const { verify } = await aWorld();
    const inStage = withConditions({ all: [{ fact: 'lifecycleStage', operator: 'in', value: ['A', 'D'] }] });
    const { findings } = await verify.run(inStage);
    const found = findings.find(({ kind }) => kind === 'lever-unsuited');
    const lever = inStage.rules[0]?.event.params.lever ?? '';
    expect(found).toMatchObject({ severity: 'warning', lever, stretch: { values: ['A'] } });
    expect(found?.words.en).toContain(`pulls the lever ${lever}`);
    expect(found?.words.en).toContain('Acquisition');
    expect(found?.words['zh-CN']).toContain('获取期');
  });

  it('shows a fault by a customer like those of the base, where the base was profiled', async () => {
    const { verify, profiles, clock } = await aWorld();
    const leaf = (operator: string, value: number) => ({ all: [{ fact: 'arpu3m', operator, value }] });
    const [first] = SHIPPED.rules;
    if (first === undefined) throw new Error('a pack without rules ships');
    const schedule = { delayHours: 7, expireHours: 100 };
    const later = { ...first.event, params: { ...first.event.params, schedule } };
    const pack = {
      ...SHIPPED,
      rules: [
        { ...first, id: 'wide', conditions: leaf('greaterThan', 100) },
        { ...first, id: 'narrow', conditions: leaf('greaterThan', 200), event: later },
      ],
    };
    const witnesses = async () =>
      (await verify.run(pack)).findings.flatMap(({ claim }) =>
        claim.kind === 'witnessed' ? [claim.sheet.arpu3m] : [],
      );
    expect(await witnesses()).not.toContain(6_500);
    const tenths = [0, 1, 2, 3, 4, 6_500, 7_000, 8_000, 9_000, 9_500, 10_000];
    const distribution = { kind: 'numbers', mean: 5, p10: 1, p90: 9_500, deciles: tenths } as const;
    const facts = [{ name: 'arpu3m', customers: 50, known: 50, distribution }];
    await profiles.keep({ modelsHash: business.modelsHash, asOf: clock.now(), customers: 50, facts });
    expect(await witnesses()).toContain(6_500);
  });

  it('finds nothing in what ships', async () => {
    const { verify } = await aWorld();
    for (const { pack } of packs) {
      const { problems, findings } = await verify.run(pack);
      expect([problems, findings.filter(({ severity }) => severity === 'error')]).toEqual([[], []]);
    }
  });

  it('says in words what a rule will do', async () => {
    const { verify } = await aWorld();
    const never = { all: ['HIGH', 'LOW'].map((value) => ({ fact: 'arpuBand', operator: 'equal', value })) };
    const { findings } = await verify.run(withConditions(never));
    expect(findings[0]).toMatchObject({
      kind: 'never-fires',
      words: { en: expect.stringContaining('can never match') },
    });
  });

  it('answers the problems of a pack that cannot run, and verifies nothing', async () => {
    const { verify } = await aWorld();
    await expect(verify.run(withConditions({ all: [] }))).resolves.toMatchObject({
      problems: [{ code: 'EMPTY_GROUP' }],
      findings: [],
    });
  });
});

describe('comparing two versions', () => {
  it('without the base asks nobody, and no look-up is on record', async () => {
    const { compare, audit } = await aWorld();
    await expect(compare({})).resolves.toMatchObject({ changed: [{ rule: 'high-band-in-decline' }], audience: null });
    expect(audit.entries).toEqual([]);
  });

  it('over the base: who enters and who leaves, on record', async () => {
    const { compare, audit } = await aWorld();
    const { audience } = await compare({ share: 1 });
    expect(audience).toMatchObject({
      customers: 3,
      whole: { before: 0, after: 3, enters: { count: 3 }, leaves: { count: 0 } },
    });
    expect([...(audience?.whole.enters.samples ?? [])].sort()).toEqual(['c-1', 'c-2', 'c-3']);
    expect(audit.entries).toMatchObject([{ actor: 'mia', action: 'rules.diff', subject: SHIPPED.pack }]);
    const back = await compare({ before: { content: CURRENT }, after: null, share: 1 });
    expect(back).toMatchObject({
      removed: ['high-band-in-decline', 'high-band-gone'],
      audience: { whole: { leaves: { count: 3 } } },
    });
  });

  it('a look-up that cannot be recorded does not happen', async () => {
    const { compare, audit } = await aWorld();
    audit.record = () => Promise.reject(new Error('the log is full'));
    await expect(compare({ share: 1 })).rejects.toThrow('the log is full');
  });

  it.each([
    ['a version there is not', { after: { version: 7 } }, 'NOT_FOUND'],
    ['a pack that cannot run', { after: { content: withConditions({ any: [] }) } }, 'INVALID_INPUT'],
  ])('refuses %s', async (_case, change, code) => {
    const { compare } = await aWorld();
    await expect(compare(change)).rejects.toMatchObject({ code });
  });
});

describe('contacts', () => {
  const rare = withConditions({
    all: [
      { fact: 'relationship', operator: 'equal', value: 'current' },
      { fact: 'contacts28d', operator: 'equal', value: 0 },
    ],
  });

  it('are in the live count exactly, condition by condition', async () => {
    const { funnel, store, ledger, clock } = await aWorld();
    const at = clock.now();
    await ledger.reserve(
      aContactRow({ customerId: 'c-2', dueAt: at, status: 'sent' }),
      { caps: [], operatorZone: 'Asia/Shanghai' },
      at,
    );
    await store.save(rare, 'rare', 'mia', at);
    const rule = rare.rules[0]?.id ?? '';
    await expect(funnel.run({ pack: rare.pack, rule, share: 1 })).resolves.toMatchObject({
      customers: 3,
      matched: 2,
      steps: [
        { alone: 3, left: 3 },
        { alone: 2, left: 2, marginal: 1 },
      ],
    });
  });
});

describe('the funnel of a rule', () => {
  it('is counted over the base, block by block', async () => {
    const { funnel } = await aWorld();
    const question = { pack: SHIPPED.pack, rule: 'high-band-gone', share: 1 };
    await expect(funnel.run(question)).resolves.toMatchObject({
      customers: 3,
      matched: 0,
      steps: [{ path: '$.all[0]' }, { left: 0 }],
    });
    await expect(funnel.run({ ...question, rule: 'no-rule' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('of a pack that was copied reaches whom its plan lets it reach', async () => {
    const { funnel, plans } = await aWorld();
    const copy = { ...CURRENT, pack: 'a-copy' };
    const question = { pack: copy.pack, rule: copy.rules[0]?.id ?? '', share: 1, content: copy };
    const { reach: before } = await funnel.run(question);
    await plans.save(aPlaybookPlan({ pack: copy.pack, suppression: { after: [], holds: ['bad-debt'] } }));
    const { reach } = await funnel.run(question);
    expect(before.left.filter(({ code }) => code === 'SELLING_HELD')).toEqual([]);
    expect(reach.left).toContainEqual({ stage: 'suitability', code: 'SELLING_HELD', customers: 1 });
    expect(reach.reached).toBe(before.reached - 1);
  });

  it('is counted of a pack that is not stored, with the reach by channel and the instant', async () => {
    const { funnel, clock } = await aWorld();
    const question = { pack: SHIPPED.pack, rule: CURRENT.rules[0]?.id ?? '', share: 1 };
    const counted = await funnel.run({ ...question, content: CURRENT });
    expect(counted).toMatchObject({ customers: 3, matched: 3, asOf: clock.now().toISOString() });
    expect(counted.channels.map(({ channel }) => channel)).toEqual(['sms', 'email', 'call-list']);
    const own = CURRENT.rules[0]?.event.params.channel;
    expect(counted.channels.find(({ channel }) => channel === own)?.reached).toBe(counted.reach.reached);
    await expect(funnel.run({ ...question, content: withConditions({ all: [] }) })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      problems: [{ code: 'EMPTY_GROUP', path: '$.rules[0].conditions.all' }],
    });
    await expect(funnel.run({ ...question, content: CURRENT, rule: 'no-rule' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});
