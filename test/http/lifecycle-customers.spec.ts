import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { StageCustomersSchema } from '../../src/adapters/http/lifecycle/lifecycle.schema.js';
import type { Role } from '../../src/core/access/role.js';
import { blockOf, type FactBlock, type PlaceRange } from '../../src/core/facts/fact-block.js';
import { placeOf } from '../../src/core/kit/hash.js';
import { FactBlocks } from '../../src/flows/ports/fact-blocks.js';
import { FIVE_FACTS } from '../builders/a-rule-pack.js';
import { type Doors, openDoors } from './doors.js';

const BASE = '/api/v1/lifecycle/customers';
const MOVED = '/api/v1/lifecycle/migration/customers';
const BANDS = { 'c-1': 'LOW', 'c-2': 'HIGH', 'c-3': 'LOW', 'c-4': null, 'c-5': 'LOW' } as const;
const IDS = Object.keys(BANDS).sort((a, b) => placeOf(a) - placeOf(b));
let doors: Doors;

/** A block a customer. */
async function* read({ from }: PlaceRange, facts: readonly string[]): AsyncGenerator<FactBlock> {
  for (const id of IDS.filter((one) => placeOf(one) >= from)) {
    const sheet = { arpuBand: BANDS[id as keyof typeof BANDS], senior: id === 'c-3' };
    yield blockOf([id], [sheet], facts, FIVE_FACTS);
  }
}

beforeAll(async () => {
  doors = await openDoors();
  Object.assign(doors.app.get(FactBlocks), { read });
});
afterAll(() => doors.close());
beforeEach(() => {
  doors.audit.entries.length = 0;
});

const asked = (url: string, as: Role = 'manager') => doors.ask('GET', url, { as });
type Item = { readonly customerId: string };
const idsIn = (json: { readonly items: readonly Item[] }) => json.items.map(({ customerId }) => customerId);
const NOW = () => doors.clock.now().getTime();
const ago = (ms: number) => new Date(NOW() - ms).toISOString();

describe('the customers of a cell', () => {
  it.each([
    ['of a stage', 'stage=LOW', 3],
    ['in none', 'stage=NONE', 1],
    ['of a class', 'by=senior&class=true', 1],
    ['of a stage and a class', 'stage=LOW&by=senior&class=false', 2],
    ['of nobody', 'stage=MID', 0],
    ['of everybody', '', 5],
  ])('%s are listed, as many as there are', async (_case, query, count) => {
    const { status, json } = await asked(`${BASE}?model=arpu-band&${query}`);
    expect(status).toBe(200);
    const { items, total, next, asOf } = StageCustomersSchema.parse(json);
    expect([items.length, total, next, asOf]).toEqual([count, count, null, doors.clock.now().toISOString()]);
  });

  it('are paged as of the instant of the first page, which counts them', async () => {
    const asOf = ago(60_000);
    const first = await asked(`${BASE}?model=arpu-band&stage=LOW&limit=2&asOf=${asOf}`);
    expect(first.json).toMatchObject({ total: 3, asOf });
    const second = await asked(`${BASE}?model=arpu-band&stage=LOW&limit=2&after=${first.json.next}`);
    expect(second.json).toMatchObject({ total: null, asOf, next: null });
    const low = IDS.filter((id) => BANDS[id as keyof typeof BANDS] === 'LOW');
    expect([...idsIn(first.json), ...idsIn(second.json)]).toEqual(low);
  });

  it('are masked, and whole for who may read them; the look is on record', async () => {
    const query = `${BASE}?model=arpu-band&stage=LOW&by=senior`;
    const [manager, admin] = [await asked(query), await asked(query, 'admin')];
    const one = ({ items }: { readonly items: readonly Item[] }) =>
      items.find(({ customerId }) => customerId === 'c-1');
    expect(one(manager.json)).toMatchObject({ name: 'J***', stage: 'LOW', class: 'false' });
    expect(one(admin.json)).toMatchObject({ name: 'Jane Doe', stageWords: { en: 'LOW' } });
    expect(JSON.stringify(admin.json)).not.toContain('Main Street');
    const asOf = doors.clock.now().toISOString();
    expect(doors.audit.entries).toMatchObject([
      {
        ...{ actor: 'manager', action: 'lifecycle.customers', subject: 'arpu-band' },
        detail: { stage: 'LOW', by: 'senior', asOf, customers: 3 },
      },
      { actor: 'admin', action: 'lifecycle.customers' },
    ]);
  });

  it.each([
    ['a stage nobody knows', 'stage=Z', 'stage', 'VALUE_NOT_ALLOWED'],
    ['a class nobody knows', 'by=arpuBand&class=Z', 'class', 'VALUE_NOT_ALLOWED'],
    ['a class of no fact', 'class=LOW', 'by', 'INPUT_MISSING'],
    ['a class of a number', 'by=tenureMonths&class=1', 'by', 'NO_SEGMENTS'],
    ['a fact nobody knows', 'by=__proto__', 'by', 'NO_SEGMENTS'],
    ['a cause of a model that tells none', 'cause=X', 'cause', 'VALUE_NOT_ALLOWED'],
    ['a model nobody knows', 'model=nobody', 'model', 'UNKNOWN_MODEL'],
    ['an instant to come', 'asOf=2030-01-01T00:00:00Z', 'asOf', 'INSTANT_OUT_OF_REACH'],
    ['an instant long ago', 'asOf=2020-01-01T00:00:00Z', 'asOf', 'INSTANT_OUT_OF_REACH'],
    ['a cursor of long ago', 'after=1-61', 'asOf', 'INSTANT_OUT_OF_REACH'],
    ['no instant', 'asOf=now', 'query.asOf', 'INPUT_WRONG_FORM'],
    ['a cursor that is none', 'after=x', 'query.after', 'INPUT_NOT_USABLE'],
    ['more than a page', 'limit=201', 'query.limit', 'INPUT_TOO_BIG'],
    ['an operator', 'stage[$ne]=LOW', 'query.stage[$ne]', 'INPUT_FIELD_UNKNOWN'],
    ['an operator for a cursor', 'after[$gt]=', 'query.after[$gt]', 'INPUT_FIELD_UNKNOWN'],
  ])('are not listed for %s, with the place and the reason in both languages', async (_case, query, path, code) => {
    const model = query.startsWith('model') ? '' : 'model=arpu-band&';
    const { status, json } = await asked(`${BASE}?${model}${query}`);
    expect(status).toBe(400);
    expect(json.error.problems).toMatchObject([{ path, code }]);
    const [{ message }] = json.error.problems;
    expect([message.en, message['zh-CN']].every((words: string) => words.length > 5)).toBe(true);
    expect(doors.actions()).toEqual([]);
  });
});

describe('the customers of a flow', () => {
  const between = `${MOVED}?model=arpu-band&from=2026-09&to=2026-10`;
  it.each([
    ['from one stage to another', 'was=LOW&is=MID', ['two']],
    ['out of a stage', 'was=HIGH', ['three']],
    ['to one who was not there', 'was=ABSENT&is=NONE', ['four']],
    ['of whom nothing was known', 'was=NOT_KNOWN', ['five']],
    ['into a stage from several', 'was=ABSENT,NOT_KNOWN&is=HIGH', ['five', 'six']],
    ['of everybody', '', ['five', 'four', 'one', 'six', 'three', 'two']],
    ['of nobody', 'was=MID&is=LOW', []],
  ])('%s are listed', async (_case, query, ids) => {
    const { status, json } = await asked(`${between}&${query}`);
    expect(status).toBe(200);
    expect(idsIn(json).toSorted()).toEqual(ids);
    expect(json).toMatchObject({ total: ids.length, next: null });
  });

  it('at the end of one month are those who stood there', async () => {
    const { json } = await asked(`${MOVED}?model=arpu-band&from=2026-09&to=2026-09&was=LOW`);
    expect(idsIn(json).toSorted()).toEqual(['one', 'two']);
  });

  it('are paged, with where they were and are, on record', async () => {
    const first = await asked(`${between}&was=LOW&limit=1`);
    const second = await asked(`${between}&was=LOW&limit=1&after=${first.json.next}`);
    expect([first.json.total, second.json.total, second.json.next]).toEqual([2, null, null]);
    expect([...idsIn(first.json), ...idsIn(second.json)].toSorted()).toEqual(['one', 'two']);
    expect(first.json.items[0]).toMatchObject({ was: 'LOW', wasWords: { en: 'LOW' }, name: null, msisdn: null });
    expect(doors.audit.entries).toMatchObject([
      { action: 'lifecycle.moved', subject: 'arpu-band', detail: { from: '2026-09', was: 'LOW', customers: 1 } },
      { detail: { after: first.json.next } },
    ]);
  });

  it.each([
    ['a month that is not kept', 'from=2025-01&to=2026-10', 'from', 'MONTH_NOT_KEPT'],
    ['a month being made', 'from=2026-09&to=2026-08', 'from', 'MONTHS_REVERSED'],
    ['a month of other models', 'from=2026-06&to=2026-10', 'from', 'MONTH_OF_OTHER_MODELS'],
    ['a month that has not ended', 'from=2026-10&to=2026-11', 'to', 'MONTH_NOT_ENDED'],
    ['no month', 'from=2026-13&to=2026-10', 'query.from', 'INPUT_WRONG_FORM'],
    ['a stage nobody knows', 'from=2026-09&to=2026-10&was=LOW,Z', 'was', 'VALUE_NOT_ALLOWED'],
    ['no stage', 'from=2026-09&to=2026-10&is=', 'is', 'VALUE_NOT_ALLOWED'],
    ['an operator', 'from=2026-09&to=2026-10&was[$in]=LOW', 'query.was[$in]', 'INPUT_FIELD_UNKNOWN'],
    ['a cursor that is none', 'from=2026-09&to=2026-10&after=$gt', 'query.after', 'INPUT_NOT_USABLE'],
  ])('are not listed for %s', async (_case, query, path, code) => {
    const { status, json } = await asked(`${MOVED}?model=arpu-band&${query}`);
    expect(status).toBe(400);
    expect(json.error.problems).toMatchObject([{ path, code }]);
    expect(doors.actions()).toEqual([]);
  });
});

it.each<[Role, number]>([
  ['marketer', 200],
  ['manager', 200],
  ['admin', 200],
  ['agent', 403],
  ['approver', 403],
])('a %s is answered %d', async (role, status) => {
  expect((await asked(`${BASE}?model=arpu-band`, role)).status).toBe(status);
  expect((await asked(`${MOVED}?model=arpu-band&from=2026-09&to=2026-10`, role)).status).toBe(status);
  expect(doors.actions()).toHaveLength(status === 200 ? 2 : 0);
});
