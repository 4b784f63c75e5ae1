import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SegmentPlan } from '../../src/core/value/segment/segment-plan.js';
import { BusinessRules } from '../../src/flows/ports/business-rules.js';
import { aCustomer } from '../builders/a-customer.js';
import { type Doors, openDoors } from './doors.js';

let doors: Doors;
beforeAll(async () => {
  doors = await openDoors();
});
afterAll(() => doors.close());

const V1 = '/api/v1';
const asked = (query: string) => doors.ask('GET', `${V1}/lifecycle/migration?${query}`, { as: 'manager' });

describe('migration', () => {
  it('is the matrix, and who entered and left each stage', async () => {
    const { status, json } = await asked('model=arpu-band&from=2026-09&to=2026-10');
    expect(status).toBe(200);
    expect(json).toMatchObject({ model: 'arpu-band', fact: 'arpuBand', stages: ['LOW', 'MID', 'HIGH'] });
    expect(json.migration).toMatchObject({ LOW: { LOW: 1, MID: 1 }, HIGH: { ABSENT: 1 }, ABSENT: { NONE: 1 } });
    const known = { becameKnown: 0, becameUnknown: 0 };
    expect(json.movements[0]).toEqual({ stage: 'LOW', before: 2, entered: 0, left: 1, ...known, after: 1 });
    // Of five nothing is known of September, and six came later.
    expect(json.migration).toMatchObject({ NOT_KNOWN: { HIGH: 1 }, ABSENT: { HIGH: 1 } });
    expect(json.movements[2]).toMatchObject({
      stage: 'HIGH',
      before: 1,
      entered: 1,
      left: 1,
      becameKnown: 1,
      after: 2,
    });
    expect(json.title).toEqual({ 'zh-CN': expect.any(String), en: expect.any(String) });
  });

  it.each([
    ['a month that is not kept', 'model=arpu-band&from=2025-01&to=2026-10', 404, 'MONTH_NOT_KEPT'],
    ['a month that is kept in part', 'model=arpu-band&from=2026-08&to=2026-10', 404, 'MONTH_BEING_MADE'],
    ['a month that is being made', 'model=arpu-band&from=2026-07&to=2026-10', 404, 'MONTH_BEING_MADE'],
    ['a month of other models', 'model=arpu-band&from=2026-06&to=2026-10', 404, 'MONTH_OF_OTHER_MODELS'],
    ['a month nobody tells of', 'model=arpu-band&from=2026-05&to=2026-10', 404, 'MONTH_EMPTY'],
    ['a month that has not ended', 'model=arpu-band&from=2026-10&to=2026-11', 404, 'MONTH_NOT_ENDED'],
    ['the later month first', 'model=arpu-band&from=2026-10&to=2026-09', 400, 'MONTHS_REVERSED'],
    ['a model nobody knows', 'from=2026-09&to=2026-10', 404, 'UNKNOWN_MODEL'],
    ['no month', 'model=arpu-band&from=2026-13&to=2026-10', 400, null],
    ['half a question', 'model=arpu-band&from=2026-09', 400, null],
    ['an operator', 'model[$ne]=x&from=2026-09&to=2026-10', 400, null],
  ])('%s', async (_case, query, status, code) => {
    const answer = await asked(query);
    expect(answer.status).toBe(status);
    if (code !== null) expect(JSON.stringify(answer.json)).toContain(code);
  });

  it('says what it may be asked between', async () => {
    const { json } = await doors.ask('GET', `${V1}/lifecycle/months`);
    const states = json.items.map(({ month, state }: { month: string; state: string }) => `${month} ${state}`);
    expect(states).toEqual([
      ...['2026-05 kept', '2026-06 other-models', '2026-07 making', '2026-08 kept', '2026-09 kept', '2026-10 kept'],
    ]);
  });
});

it('stages have a size, a trend and a title', async () => {
  const { status, json } = await doors.ask('GET', `${V1}/lifecycle/stages?model=arpu-band`);
  expect(status).toBe(200);
  expect(json.items.map(({ stage }: { readonly stage: string }) => stage)).toEqual(['LOW', 'MID', 'HIGH', 'NONE']);
  expect(json.items[0].months).toContainEqual({ month: '2026-09', customers: 2, causes: [] });
  expect(json.items[3].title.en).toBe('In none');
});

describe("a customer's own stages", () => {
  it('are told newest first, and the look is on record', async () => {
    const { json } = await doors.ask('GET', `${V1}/customers/c-1/stages`, { as: 'marketer' });
    expect(json.items).toMatchObject([
      { model: 'arpu-band', value: 'HIGH', from: 'MID', since: '2026-10-01', cause: 'ABOVE_MARK' },
      { value: 'MID', from: null, valueWords: { en: 'MID' } },
    ]);
    expect(doors.actions()).toContain('customer.stages');
  });

  it.each([
    ['of one model', 'model=arpu-band&limit=1', 1],
    ['of another model', 'model=lifecycle', 0],
  ])('%s', async (_case, query, count) => {
    const { json } = await doors.ask('GET', `${V1}/customers/c-1/stages?${query}`);
    expect(json.items).toHaveLength(count);
  });
});

describe("a customer's stages by month", () => {
  it('are told with how they are known, and the look is on record', async () => {
    await doors.customers.apply([{ customer: aCustomer({ id: 'two' }), contentHash: 'two' }]);
    const { status, json } = await doors.ask('GET', `${V1}/customers/two/stage-months?model=arpu-band`);
    expect(status).toBe(200);
    expect(json.items).toMatchObject([
      { month: '2026-09', stage: 'LOW', known: 'IMPORTED', cause: null },
      { month: '2026-10', stage: 'MID' },
    ]);
    expect(doors.actions()).toContain('customer.stages');
  });

  it.each([
    ['nobody', 'nobody', 'model=arpu-band', 404],
    ['a model nobody knows', 'two', 'model=none', 404],
    ['an operator', 'two', 'model[$ne]=x', 400],
  ])('%s', async (_case, id, query, status) => {
    await expect(doors.ask('GET', `${V1}/customers/${id}/stage-months?${query}`)).resolves.toMatchObject({ status });
  });
});

describe('segments', () => {
  beforeAll(() => {
    const segments: SegmentPlan = {
      ...{ segments: ['arpuBand'], needs: ['planCode', 'arpuBand'], responses: ['senior'], leastCustomers: 1 },
      ...{ leastShare: 0, leastStay: 0.9, mostShift: 0.1, leastKnown: 2, leastMeanDifference: 0.2 },
      leastAssociation: 0.1,
    };
    Object.assign(doors.app.get(BusinessRules), { segments });
  });

  it('are held to their marks, with words in both languages', async () => {
    const { status, json } = await doors.ask('GET', `${V1}/segments`);
    expect(status).toBe(200);
    const [report] = json.items;
    expect(report).toMatchObject({ fact: 'arpuBand', customers: 0, months: { from: '2026-09', to: '2026-10' } });
    expect(report.segments[0]).toMatchObject({
      segment: 'LOW',
      customers: 0,
      stay: 0.5,
      needs: [{ fact: 'planCode' }],
    });
    const flags = [
      { code: 'TOO_SMALL', message: { 'zh-CN': '过小', en: 'too small' } },
      { code: 'UNSTABLE', message: { 'zh-CN': '不稳定', en: 'unstable' } },
      { code: 'NOT_MEASURED', message: { 'zh-CN': '无法衡量差异', en: 'nothing to measure it by' } },
    ];
    expect(report.segments[0].flags).toEqual(flags);
  });

  it.each([
    ['one fact', 'fact=arpuBand', 200],
    ['a fact that is not checked', 'fact=planCode', 404],
    ['an operator', 'fact[$ne]=x', 400],
  ])('%s', async (_case, query, status) => {
    await expect(doors.ask('GET', `${V1}/segments?${query}`, { as: 'manager' })).resolves.toMatchObject({ status });
  });
});

describe('demand that could not be met', () => {
  it('is told by product and node', async () => {
    const { json } = await doors.ask('GET', `${V1}/demand`, { as: 'manager' });
    expect(json.items).toMatchObject([{ product: 'iptv', orgNode: 'N1', customers: 1 }]);
    expect((await doors.ask('GET', `${V1}/demand?product=fibre`)).json.items).toEqual([]);
  });

  it.each(['product[$gt]=', 'limit=0', 'by=me'])('refuses %s', async (query) => {
    await expect(doors.ask('GET', `${V1}/demand?${query}`)).resolves.toMatchObject({ status: 400 });
  });
});
