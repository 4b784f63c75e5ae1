import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { blockOf } from '../../src/core/facts/fact-block.js';
import type { FactSheet } from '../../src/core/facts/fact-sheet.js';
import { BusinessRules } from '../../src/flows/ports/business-rules.js';
import { FactBlocks } from '../../src/flows/ports/fact-blocks.js';
import { aCatalogue, aFact, aRule, aRulePack } from '../builders/a-rule-pack.js';
import { type Doors, openDoors } from './doors.js';

const words = (zh: string, en: string) => ({ 'zh-CN': zh, en });
const CATALOGUE = aCatalogue(
  aFact({ name: 'dataGb', type: 'number', unit: 'GB', labels: words('流量', 'Data') }),
  aFact({ name: 'calls', type: 'number', unit: null, whole: true, labels: words('通话次数', 'Calls') }),
  aFact({ name: 'age', type: 'number', unit: 'years', influence: false, labels: words('年龄', 'Age') }),
  aFact({ name: 'ends', type: 'day', labels: words('到期日', 'End date') }),
);
const is = (fact: string, operator: string, value: unknown) => ({ fact, operator, value });
const LITTLE_DATA = is('dataGb', 'lessThan', 8);
const FEW_CALLS = is('calls', 'lessThan', 100);

const OFFER = aRule();
const rule = (id: string, conditions: unknown) =>
  aRule({
    id,
    conditions,
    event: { ...OFFER.event, params: { ...OFFER.event.params, offerId: 'retention' } },
  });
const PACK = aRulePack({
  pack: 'usage',
  rules: [
    rule('both', { all: [LITTLE_DATA, FEW_CALLS] }),
    rule('either', { any: [LITTLE_DATA, FEW_CALLS] }),
    rule('young', { all: [LITTLE_DATA, is('age', 'lessThan', 30)] }),
    rule('ended', { all: [is('ends', 'after', '2026-12-31')] }),
    rule('many', { any: [{ all: [LITTLE_DATA, FEW_CALLS] }, is('age', 'lessThan', 30)] }),
    rule('never', { all: [LITTLE_DATA, is('dataGb', 'greaterThan', 20)] }),
  ],
});

/** c-1 is 1.2 GB and 20 calls off; over the base data lies within 3 GB, calls within a thousand. */
const SHEETS: Readonly<Record<string, FactSheet>> = {
  'c-1': { dataGb: 9.2, calls: 119, age: 44, ends: '2026-01-31' },
  'c-2': { dataGb: 4, calls: 119, age: 44, ends: null },
};
const BASE: readonly FactSheet[] = Array.from({ length: 40 }, (_customer, index) => ({
  dataGb: 8 + (index % 4),
  calls: 100 + index * 25,
  age: 40,
  ends: '2027-01-01',
}));

let doors: Doors;
beforeAll(async () => {
  doors = await openDoors();
  Object.assign(doors.app.get(BusinessRules), { catalogue: CATALOGUE });
  const block = blockOf(
    BASE.map((_sheet, index) => `b-${index}`),
    BASE,
    [...CATALOGUE.keys()],
    CATALOGUE,
  );
  Object.assign(doors.app.get(FactBlocks), {
    sheetOf: async (id: string) => SHEETS[id] ?? null,
    read: async function* () {
      yield block;
    },
  });
  await doors.packs.save(PACK, 'usage', 'marketer', doors.clock.now());
});
afterAll(() => doors.close());

const why = (customer: string, id: string) =>
  doors.ask('GET', `/api/v1/customers/${customer}/explain?rule=${id}&pack=usage`, { as: 'marketer' });

describe('why not, and how far', () => {
  it('each condition with what was asked and what is, in both languages', async () => {
    const { status, json } = await why('c-1', 'young');
    expect([status, json.matched]).toEqual([200, 'false']);
    expect(json.conditions.of.map((leaf: { truth: string; words: unknown }) => [leaf.truth, leaf.words])).toEqual([
      ['false', words('否：流量小于 8；实际为 9.2', 'no: Data is less than 8; it is 9.2')],
      ['false', words('否：年龄小于 30；实际为 44', 'no: Age is less than 30; it is 44')],
    ]);
  });

  it('the smallest change, as a person says it', async () => {
    const { json } = await why('c-1', 'both');
    expect(json.howFar.exact).toBe(true);
    expect(json.howFar.changes.map((one: { words: unknown }) => one.words)).toEqual([
      words('流量 9.2 GB，需低于 8 GB', 'Data 9.2 GB, must be below 8 GB'),
      words('通话次数 119，需低于 100', 'Calls 119, must be below 100'),
    ]);
    expect(json.howFar.changes[0]).toMatchObject({ path: '$.all[0]', have: 9.2, need: 8, influence: true });
  });

  it('what holds already need not change', async () => {
    const { json } = await why('c-2', 'both');
    expect(json.howFar.changes.map(({ fact }: { fact: string }) => fact)).toEqual(['calls']);
  });

  it('the fewest conditions, whatever the distance', async () => {
    const { json } = await why('c-1', 'many');
    expect(json.howFar.changes.map(({ fact }: { fact: string }) => fact)).toEqual(['age']);
  });

  it('of two as few the nearer, by the spread of each fact over the base', async () => {
    const { json } = await why('c-1', 'either');
    // 1.2 of 3 GB between the tenth and the ninetieth percentile is further than 19 of 775 calls.
    expect(json.howFar.changes.map(({ fact }: { fact: string }) => fact)).toEqual(['calls']);
    expect(json.howFar.distance).toBeCloseTo(19 / 775);
  });

  it.each([
    ['what is declared so', 'young', 'age', '年龄 44 年，需低于 30 年（无法影响）'],
    ['a day that is past', 'ended', 'ends', '到期日 2026-01-31，需晚于 2026-12-31（无法影响）'],
  ])('nobody can influence %s, and the answer says so', async (_case, id, fact, zh) => {
    const { json } = await why('c-1', id);
    const change = json.howFar.changes.find((one: { fact: string }) => one.fact === fact);
    expect(change).toMatchObject({ influence: false, words: { 'zh-CN': zh } });
    expect(change.words.en).toContain('(nobody can influence this)');
  });

  it('where nothing would do there is none; where nobody knows, what is missing is named', async () => {
    expect((await why('c-1', 'never')).json).toMatchObject({ matched: 'false', howFar: null });
    expect((await why('c-2', 'ended')).json).toMatchObject({
      matched: 'unknown',
      missing: ['ends'],
      howFar: { changes: [{ have: null, words: { 'zh-CN': '到期日未知，需晚于 2026-12-31' } }] },
    });
  });

  it('the look-up is on record before it is answered', async () => {
    await why('c-1', 'both');
    expect(doors.audit.entries.at(-1)).toMatchObject({ action: 'customer.explain', subject: 'c-1', actor: 'marketer' });
  });
});

describe('a rule that is being written', () => {
  const tried = (conditions: unknown, id = 'new') =>
    doors.ask('POST', '/api/v1/customers/c-1/explain', {
      as: 'marketer',
      body: { rule: id, content: { ...PACK, rules: [{ ...PACK.rules[0], id: 'new', conditions }] } },
    });

  it('is explained like one that is stored, with today’s values, and the look-up is on record', async () => {
    const { status, json } = await tried({ all: [LITTLE_DATA] });
    expect([status, json.matched, json.factsFrom, json.ruleVersion]).toEqual([
      200,
      'false',
      'today',
      { pack: 'usage', version: 0 },
    ]);
    expect(json.howFar.changes).toMatchObject([{ fact: 'dataGb', have: 9.2, need: 8 }]);
    expect(doors.actions()).toContain('customer.explain');
  });

  it('is refused with its problems where it cannot be used', async () => {
    const { status, json } = await tried({ all: [] });
    expect([status, json.error.problems[0].code]).toEqual([400, 'EMPTY_GROUP']);
    expect((await tried({ all: [LITTLE_DATA] }, 'no-rule')).status).toBe(404);
  });
});
