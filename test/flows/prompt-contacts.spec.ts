import { describe, expect, it } from '@jest/globals';
import { Organisation } from '../../src/core/access/organisation.js';
import type { FactSheet } from '../../src/core/facts/fact-sheet.js';
import { POLICY_FACTS } from '../../src/core/policy/policy-facts.js';
import { scalarKernel } from '../../src/core/rules/columns/scalar-kernel.js';
import { CompiledVersions } from '../../src/core/rules/guarded/compiled-versions.js';
import { AskPrompt } from '../../src/flows/ask-prompt.js';
import { aContactPolicy, aContactRow } from '../builders/a-contact-row.js';
import { aHoldouts } from '../builders/a-holdouts.js';
import { aCatalogue, aFact } from '../builders/a-rule-pack.js';
import { FakeAuditLog } from '../fakes/fake-audit-log.js';
import { FakeClock } from '../fakes/fake-clock.js';
import { FakeContactLedger } from '../fakes/fake-contact-ledger.js';
import { FakeCustomersNow } from '../fakes/fake-customers-now.js';
import { FakeIds } from '../fakes/fake-ids.js';
import { FakeLivePortfolio } from '../fakes/fake-live-portfolio.js';
import { FakePromptStore } from '../fakes/fake-prompt-store.js';
import { FakeResponseStore } from '../fakes/fake-response-store.js';
import { FakeStopStore } from '../fakes/fake-stop-store.js';
import { aRival, aRunOfAll, PRIZE, REACHABLE } from './all-campaigns.world.js';
import { aWorld, RUN, rule } from './run.world.js';

const HIGH = { fact: 'arpuBand', operator: 'equal', value: 'HIGH' };
const few = (operator: string, value: unknown, fact = 'contacts28d') => ({ all: [HIGH, { fact, operator, value }] });
/** One rule for who heard of us little, one for who heard of us a lot, one for who never did on a channel. */
const FEW = aRival('few', [
  rule('little', few('lessThan', 2), 'prize', 'sms'),
  rule('a-lot', few('greaterThanInclusive', 2), 'prize', 'sms'),
  rule('of-late', few('withinLastDays', 3, 'lastContactAtSms'), 'prize', 'sms'),
]);
const CATALOGUE = aCatalogue(
  aFact({ name: 'arpuBand', type: 'enum', values: ['LOW', 'MID', 'HIGH'] }),
  aFact({ name: 'contacts28d', type: 'number', nullable: false }),
  aFact({ name: 'lastContactAtSms', type: 'day' }),
  aFact({ name: 'orgNode', type: 'text' }),
  ...POLICY_FACTS.map((name) => aFact({ name, type: /^(consent|contact)/.test(name) ? 'boolean' : 'text' })),
);
const DAY_MS = 86_400_000;
/** Fakes that are as much of a port as is asked of them. */
type Six = [never, never, never, never, never, never];
const ANN: FactSheet = { ...REACHABLE, lifecycleStage: 'B' };

/** Ann was sent messages so many days ago each; some are only reserved. */
async function contacted(days: readonly number[]): Promise<FakeContactLedger> {
  const ledger = new FakeContactLedger();
  for (const [index, age] of days.entries()) {
    const at = new Date(RUN.cutOff.getTime() - age * DAY_MS);
    const status = index % 2 === 0 ? 'sent' : 'reserved';
    const id = `before-${index}`;
    const row = aContactRow({ customerId: 'ann', runId: id, outreachId: id, channel: 'sms', dueAt: at, at, status });
    await ledger.reserve(row, { caps: [], operatorZone: 'UTC' }, RUN.cutOff);
  }
  return ledger;
}

/** Which of the rules a run is true of her. */
async function byRun(ledger: FakeContactLedger): Promise<readonly string[]> {
  const more = { of: aRunOfAll([FEW]), also: [FEW], offers: [PRIZE], people: { ann: ANN }, caps: [], ledger };
  const world = await aWorld(undefined, more);
  await world.all();
  const { decisions } = await world.left();
  return (decisions[0]?.candidates ?? []).flatMap(({ campaignId, ruleId }) => (campaignId === 'few' ? [ruleId] : []));
}

/** The same of a prompt, which reads the contacts with everything else, and no other time. */
async function byPrompt(ledger: FakeContactLedger): Promise<readonly string[]> {
  const [clock, responses] = [new FakeClock(), new FakeResponseStore()];
  clock.set(RUN.cutOff);
  const rules = {
    ...{ catalogue: CATALOGUE, lists: new Map(), organisation: new Organisation([]), policy: aContactPolicy() },
    ...{ products: new Map(), holds: [], suppressions: new Map(), localOffers: [], holdouts: aHoldouts() },
  } as never;
  const createdAt = new Date('2026-11-01T00:00:00Z');
  const campaign = { id: 'few', pack: FEW.version.pack, state: 'active', createdAt, title: { 'zh-CN': '', en: '' } };
  const portfolio = new FakeLivePortfolio({
    ...{ rules, stops: new FakeStopStore(), versions: new CompiledVersions({ catalogue: CATALOGUE }, scalarKernel) },
    campaigns: { list: async () => [campaign as never] },
    packs: { list: async () => [FEW.version] },
    offers: { list: async () => [PRIZE] },
  });
  const customers = new FakeCustomersNow({ sheetOf: async () => ANN, responses, ledger });
  const unread = new Proxy(ledger, {
    get: (on, key, receiver) => {
      if (String(key).startsWith('rows')) throw new Error('the contacts were read again');
      return Reflect.get(on, key, receiver);
    },
  });
  const templates = { render: () => ({ ok: true, value: '' }) };
  const flow = new AskPrompt(
    ...([portfolio, customers, {}, unread, new FakePromptStore(), templates] as never as Six),
    rules,
    ...([new FakeAuditLog(), new FakeIds(), clock] as const),
  );
  const asked = { request: 'request-1', customerId: 'ann', place: 'hotline', limit: 3, by: 'agent' } as const;
  return (await flow.run(asked)).candidates.map(({ ruleId }) => ruleId);
}

describe('a rule on contacts', () => {
  it.each<[string, readonly number[], readonly string[]]>([
    ['nobody spoke to', [], ['little']],
    ['heard of us once, long ago', [20], ['little']],
    ['heard of us once, lately', [1], ['little', 'of-late']],
    ['heard of us twice, or is about to', [20, 10], ['a-lot']],
    ['heard of us often, but before the window', [40, 35, 29], ['little']],
    ['heard of us often', [9, 5, 2], ['a-lot', 'of-late']],
  ])('says the same by run and by prompt of who %s', async (_case, days, expected) => {
    const ledger = await contacted(days);
    const prompted = await byPrompt(ledger);
    expect([...prompted].sort()).toEqual([...expected].sort());
    expect([...(await byRun(ledger))].sort()).toEqual([...expected].sort());
  });
});
