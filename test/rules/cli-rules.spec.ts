import { afterAll, describe, expect, it } from '@jest/globals';
import { LiquidTemplates } from '../../src/adapters/channels/liquid-templates.js';
import { scalarKernel } from '../../src/core/rules/columns/scalar-kernel.js';
import { CompiledVersions } from '../../src/core/rules/guarded/compiled-versions.js';
import { ApplyRulePacks } from '../../src/flows/apply-rule-packs.js';
import { DiffRulePacks } from '../../src/flows/diff-rule-packs.js';
import { VerifyRulePack } from '../../src/flows/verify-rule-pack.js';
import { aCustomer } from '../builders/a-customer.js';
import { FakeAuditLog } from '../fakes/fake-audit-log.js';
import { FakeClock } from '../fakes/fake-clock.js';
import { FakeContactLedger } from '../fakes/fake-contact-ledger.js';
import { FakeFactBlocks } from '../fakes/fake-fact-blocks.js';
import { FakeFactProfileStore } from '../fakes/fake-fact-profile-store.js';
import { FakeIds } from '../fakes/fake-ids.js';
import { FakeOfferStore } from '../fakes/fake-offer-store.js';
import { FakePlanStore } from '../fakes/fake-plan-store.js';
import { FakeRulePackStore } from '../fakes/fake-rule-pack-store.js';
import { aPack, Folders, SHIPPED, shippedPack, tidemark } from './cli-world.js';

const folders = new Folders();
afterAll(() => folders.remove());

const high = { fact: 'arpuBand', operator: 'equal', value: 'HIGH' };
const low = { fact: 'arpuBand', operator: 'equal', value: 'LOW' };
const good = folders.with('good', [aPack()]);
const never = folders.with('never', [aPack({ all: [high, low] })]);
const wider = folders.with('wider', [aPack({ all: [{ fact: 'relationship', operator: 'equal', value: 'current' }] })]);
const renewal = shippedPack('08-plan-ending');
const broken = folders.with('broken', [aPack({ any: [] })]);

async function anApp() {
  const { business, offers } = SHIPPED;
  const [packs, offerStore, clock] = [new FakeRulePackStore(), new FakeOfferStore(), new FakeClock()];
  const plans = new FakePlanStore();
  for (const offer of offers) await offerStore.save(offer);
  const facts = new FakeFactBlocks(business, [aCustomer({ id: 'c-1' }), aCustomer({ id: 'c-2' })]);
  const versions = new CompiledVersions(business, scalarKernel);
  const flows = new Map<unknown, unknown>([
    [
      ApplyRulePacks,
      new ApplyRulePacks(business, offerStore, packs, plans, new LiquidTemplates(), new FakeIds(), clock),
    ],
    [VerifyRulePack, new VerifyRulePack(business, offerStore, clock, new FakeFactProfileStore())],
    [
      DiffRulePacks,
      new DiffRulePacks(
        business,
        packs,
        offerStore,
        facts,
        new FakeAuditLog(),
        clock,
        versions,
        new FakeContactLedger(),
      ),
    ],
  ]);
  return {
    packs,
    plans,
    offers: offerStore,
    app: { get: <T>(token: abstract new (...args: never[]) => T) => flows.get(token) as T },
  };
}

describe('a lever that does not suit its stage', () => {
  const early = folders.with('early', [aPack({ all: [{ fact: 'lifecycleStage', operator: 'equal', value: 'A' }] })]);

  it.each(['validate', 'verify'])('is a warning of %s, and stops nothing', async (command) => {
    const { code, text } = await tidemark([command, early]);
    expect(code).toBe(0);
    expect(text).toContain('does not suit the lifecycle stage it asks for: Acquisition');
    const told = JSON.parse((await tidemark([command, early, '--json'])).text);
    expect(JSON.stringify(told.findings ?? told.warnings)).toContain('lever-unsuited');
  });
});

describe('exit codes, for CI', () => {
  it.each([
    ['validate', [good], 0],
    ['validate', [broken], 1],
    ['test', [good], 0],
    ['verify', [good], 0],
    ['verify', [never], 1],
    ['verify', [broken], 1],
    ['verify', [`${good}/nowhere`], 2],
    ['verify', [], 2],
    ['verify', [good, '--seconds', 'long'], 2],
    ['verify', [good, '--today', '2026-02-30'], 2],
    ['diff', [good, never], 0],
    ['diff', [good], 2],
    ['diff', [good, broken], 1],
    ['apply', [], 2],
    ['prune', [good], 2],
  ])('%s %j: %d', async (command, args, code) => {
    expect((await tidemark([command, ...args])).code).toBe(code);
  });
});

describe('verify', () => {
  it('says each finding in words, and counts them', async () => {
    const { text } = await tidemark(['verify', never]);
    expect(text).toContain('error: The rule high-band-in-decline can never match anybody. Proved');
    expect(text).toContain('1 errors, 1 warnings, 0 notes');
  });

  it('says that nothing was found', async () => {
    expect((await tidemark(['verify', good])).text).toBe('1 packs with 2 rules: nothing found\n');
  });

  it('is one JSON document with --json', async () => {
    const { text } = await tidemark(['verify', never, '--json']);
    expect(JSON.parse(text)).toMatchObject({
      ok: false,
      counts: { error: 1 },
      findings: [{ kind: 'never-fires', claim: { kind: 'proved' }, words: { en: expect.any(String) } }, {}],
    });
    expect(JSON.parse((await tidemark(['verify', broken, '--json'])).text)).toMatchObject({ valid: false });
  });

  it('what a limit leaves open is said', async () => {
    const { text, code } = await tidemark(['verify', good, '--steps', '1']);
    expect(text).toContain('Not decided');
    expect(code).toBe(0);
  });

  it('the shipped rules have no error and nothing undecided', async () => {
    const { text, code } = await tidemark(['verify', 'rules', '--json', '--today', '2026-11-20']);
    const { findings } = JSON.parse(text);
    expect(code).toBe(0);
    type Told = { readonly claim: { readonly kind: string; readonly reason?: string } };
    // Trends and lists are not looked into; everything else is decided within the limits.
    const open = findings.filter(({ claim }: Told) => claim.kind === 'undecided' && claim.reason !== 'operator');
    expect(open).toEqual([]);
    expect(findings.map(({ kind }: { kind: string }) => kind)).toContain('unused-fact');
  });
});

describe('verify, of a folder with all the packs there are', () => {
  const [first] = aPack().rules;
  if (first === undefined) throw new Error('the sample pack has rules');
  const other = {
    ...first,
    event: { ...first.event, params: { ...first.event.params, schedule: { delayHours: 5, expireHours: 9 } } },
  };
  const clashing = folders.with('clashing', [
    { ...aPack(), rules: [first, { ...other, id: 'again' }] },
    { ...aPack(), pack: 'another', rules: [other] },
  ]);

  it('facts nobody asks for, events that clash within a pack and across packs', async () => {
    const { text, code } = await tidemark(['verify', clashing, '--json']);
    const { findings } = JSON.parse(text);
    expect(code).toBe(0);
    const ofKind = (kind: string) => findings.filter((one: { kind: string }) => one.kind === kind);
    expect(ofKind('event-clash')).toMatchObject([
      {
        rules: [{ rule: 'high-band-in-decline' }, { rule: 'again' }],
        claim: { kind: 'witnessed', sheet: { arpuBand: 'HIGH' } },
      },
      {
        rules: [
          { pack: '25-decline-win-back', rule: 'high-band-in-decline' },
          { pack: 'another', rule: 'high-band-in-decline' },
        ],
        claim: { kind: 'proved', how: 'compared' },
      },
    ]);
    const [unused] = ofKind('unused-fact');
    expect(unused).toMatchObject({ severity: 'info', claim: { kind: 'proved' } });
    expect(unused.facts).toContain('tenureMonths');
    expect(unused.facts).not.toContain('arpuBand');
  });

  it('one pack is not all there is: what it does not ask is not told', async () => {
    const { findings } = JSON.parse((await tidemark(['verify', good, '--json'])).text);
    expect(findings).toEqual([]);
  });
});

describe('the time limit of policy/verify.json', () => {
  it('is that of the command: what it cuts off is named, rule by rule', async () => {
    const limits = { ...SHIPPED.business.verify, millis: -1 };
    const { text, code } = await tidemark(['verify', never, '--json'], undefined, limits);
    const { findings } = JSON.parse(text);
    expect(code).toBe(0);
    expect(findings[0]).toMatchObject({
      kind: 'never-fires',
      claim: { kind: 'undecided', reason: 'time', limit: -1 },
    });
    const named = findings[0].rules.map(({ rule }: { rule: string }) => rule);
    expect(named).toEqual(['high-band-in-decline', 'high-band-gone']);
    expect((await tidemark(['verify', never], undefined, limits)).text).toContain('time');
  });

  it('is what ships, unless the command says otherwise', async () => {
    expect(SHIPPED.business.verify).toEqual({ millis: 5_000, questionSteps: 20_000, setSteps: 5_000_000 });
    const short = { ...SHIPPED.business.verify, millis: -1 };
    expect((await tidemark(['verify', never, '--seconds', '60'], undefined, short)).code).toBe(1);
  });
});

describe('diff', () => {
  it('needs no server, and names the JSON paths', async () => {
    const { text } = await tidemark(['diff', good, wider]);
    expect(text).toContain('high-band-in-decline $.conditions.all[0].fact: "arpuBand" → "relationship"');
    expect((await tidemark(['diff', good, good])).text).toBe('no difference\n');
  });

  it('a pack that one side lacks is added or removed whole', async () => {
    const two = folders.with('two', [aPack(), { ...aPack(), pack: 'another' }]);
    expect((await tidemark(['diff', good, two])).text).toContain('another: added high-band-in-decline, high-band-gone');
    expect((await tidemark(['diff', two, good])).text).toContain('another: removed');
  });

  it('with --base: who enters and who leaves', async () => {
    const { app } = await anApp();
    const { text } = await tidemark(['diff', good, wider, '--base'], app);
    expect(text).toContain('the whole pack: 0 → 2 customers; 2 enter, 0 leave (of 2)');
    expect(text).toMatch(/for example entering: c-\d, c-\d/);
    const json = JSON.parse((await tidemark(['diff', wider, good, '--base', '--json'], app)).text);
    expect(json.packs[0].audience.whole.leaves.count).toBe(2);
  });
});

describe('apply', () => {
  it('saves the packs as versions, and twice is once', async () => {
    const { app, packs } = await anApp();
    expect((await tidemark(['apply', good], app)).text).toBe('25-decline-win-back: version 1\n');
    await tidemark(['apply', good], app);
    const { findings, ...stored } = JSON.parse((await tidemark(['apply', wider, '--json'], app)).text);
    expect(stored).toEqual({ packs: [{ pack: '25-decline-win-back', version: 2 }], plans: [], offers: [] });
    // The wider rule meets its neighbour's customers, and both give something away.
    expect(findings.map(({ kind }: { kind: string }) => kind)).toEqual(['exclusive-rewards']);
    await expect(packs.versions('25-decline-win-back')).resolves.toHaveLength(2);
  });

  it('saves what can run and never fires, and ends with 1', async () => {
    const { app, packs } = await anApp();
    const { code, text } = await tidemark(['apply', never, '--json'], app);
    expect(code).toBe(1);
    expect(JSON.parse(text).findings.map(({ severity }: { severity: string }) => severity)).toContain('error');
    await expect(packs.list()).resolves.toHaveLength(1);
  });

  it('saves nothing of a folder with a pack that cannot run', async () => {
    const { app, packs } = await anApp();
    expect((await tidemark(['apply', broken], app)).code).toBe(1);
    await expect(packs.list()).resolves.toEqual([]);
  });
});

describe('apply with what lies beside a pack', () => {
  /** The shipped plan-ending pack under a name of one's own, with its plan and all its offers. */
  function aCopy(name: string, change: (dir: string) => void = () => undefined): string {
    const dir = folders.copy(name, 'rules/playbook/08-plan-ending', 'own-renewal', (text) =>
      text.replaceAll('"08-plan-ending"', '"own-renewal"'),
    );
    change(`${name}/own-renewal`);
    return dir;
  }
  const offerIn = (folder: string, id: string, change: object) =>
    folders.edit(`${folder}/offers/${id}.json`, (json) => ({ ...(json as object), ...change }));

  it('stores the offers, the pack and its plan together', async () => {
    const { app, packs, plans, offers } = await anApp();
    const dir = aCopy('copied', (folder) => {
      folders.rename(`${folder}/offers/plan-renew-self.json`, `${folder}/offers/own-self.json`);
      offerIn(folder, 'own-self', { id: 'own-self' });
      offerIn(folder, 'plan-renew-mid', { value: 9_999 });
      folders.edit(`${folder}/pack.json`, (json) =>
        JSON.parse(JSON.stringify(json).replaceAll('plan-renew-self', 'own-self')),
      );
    });
    await packs.save(renewal, 'shipped', 'seed', new Date(0));
    const { code, text } = await tidemark(['apply', dir], app);
    expect([code, text.split('\n').slice(0, 2)]).toEqual([
      0,
      ['own-renewal: version 1', 'offer discount-ending-notice: as it was'],
    ]);
    expect(text).toContain('offer own-self: new\n');
    expect(text).toContain('offer plan-renew-mid: changed\n  note: 08-plan-ending make the offer plan-renew-mid too');
    expect(text).toContain('own-renewal: plan saved\n');
    await expect(offers.find('own-self')).resolves.toMatchObject({ id: 'own-self', state: 'live' });
    await expect(offers.find('plan-renew-mid')).resolves.toMatchObject({ value: 9_999 });
    await expect(plans.find('own-renewal')).resolves.toMatchObject({
      pack: 'own-renewal',
      schedule: { kind: 'nightly' },
    });
    const again = JSON.parse((await tidemark(['apply', dir, '--json'], app)).text);
    expect(again.packs).toEqual([{ pack: 'own-renewal', version: 1 }]);
    expect(new Set(again.offers.map(({ change }: { change: string }) => change))).toEqual(new Set(['same']));
  });

  it.each<[string, (folder: string) => void, string]>([
    [
      'an offer of a product nobody sells',
      (folder) => offerIn(folder, 'plan-renew-mid', { product: 'gone' }),
      'own-renewal/offers/plan-renew-mid.json: $.product',
    ],
    [
      'an offer without words for its channel',
      (folder) => offerIn(folder, 'plan-renew-high', { wording: {} }),
      'own-renewal/pack.json: $.rules[2].event.params.channel',
    ],
    [
      'a plan with a guardrail nobody knows',
      (folder) =>
        folders.edit(`${folder}/plan.json`, (json) => ({ ...(json as object), guardrails: [{ guardrail: 'gone' }] })),
      'own-renewal/plan.json: $.guardrails[0].guardrail',
    ],
    [
      'a plan of another pack',
      (folder) => folders.edit(`${folder}/plan.json`, (json) => ({ ...(json as object), pack: '08-plan-ending' })),
      'own-renewal/plan.json: $.pack',
    ],
  ])('stores nothing with %s, and says where', async (name, spoil, place) => {
    const { app, packs, plans, offers } = await anApp();
    const before = await offers.list();
    const { code, text } = await tidemark(['apply', aCopy(name.replaceAll(' ', '-'), spoil)], app);
    expect([code, text]).toEqual([1, expect.stringContaining(`${place}: `)]);
    expect([await packs.list(), await plans.list(), await offers.list()]).toEqual([[], [], before]);
  });

  it('stores nothing with a text that asks for what no message carries', async () => {
    const { app, packs, offers } = await anApp();
    const body = { 'zh-CN': '{{ offer.value }}', en: 'Hello' };
    const dir = aCopy('bad-text', (folder) => offerIn(folder, 'plan-renew-self', { wording: { sms: { body } } }));
    const before = await offers.list();
    await expect(tidemark(['apply', dir], app)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      problems: [{ path: 'plan-renew-self: $.wording.sms.body["zh-CN"]', code: 'UNKNOWN_VARIABLE' }],
    });
    expect([await packs.list(), await offers.list()]).toEqual([[], before]);
  });
});

describe('a folder without packs', () => {
  it.each(['validate', 'test', 'verify'])('%s says so, and ends as misuse does', async (command) => {
    expect(await tidemark([command, '/nowhere'])).toMatchObject({ code: 2 });
    const json = JSON.parse((await tidemark([command, '/nowhere', '--json'])).text);
    expect(json.problems).toMatchObject([{ path: '/nowhere', message: { en: expect.stringContaining('/nowhere') } }]);
  });
});
