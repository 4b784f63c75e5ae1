import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ContactPolicySchema, GridSchema } from '../../src/adapters/http/rules/policy.schema.js';
import { type Doors, openDoors } from './doors.js';

const V1 = '/api/v1';
let doors: Doors;
beforeAll(async () => {
  doors = await openDoors();
});
afterAll(() => doors.close());

describe('what the console lists', () => {
  it('has the limits a contact is held to', async () => {
    const { status, json } = await doors.ask('GET', `${V1}/contact-policy`);
    expect(status).toBe(200);
    expect(ContactPolicySchema.parse(json).channels).toEqual(['sms', 'email', 'call-list']);
  });

  it('has the segments and their marketing elements, and the price levers', async () => {
    expect(GridSchema.parse((await doors.ask('GET', `${V1}/marketing-elements`)).json).rows[0]?.id).toBe('valued');
    expect((await doors.ask('GET', `${V1}/price-levers`)).json.items.map(({ id }: { id: string }) => id)).toEqual([
      'gift',
    ]);
  });

  it('has the mappings an import may name, with what they say', async () => {
    const { json } = await doors.ask('GET', `${V1}/imports/mappings`);
    expect(json.items[0]).toMatchObject({ name: 'telco', mapping: { mapping: 'telco' } });
  });

  it('has the models by the facts they give', async () => {
    const { json } = await doors.ask('GET', `${V1}/models`);
    expect(json.items[0]).toMatchObject({ name: 'tenure-bands', kind: 'bands', gives: [{ fact: 'arpuBand' }] });
  });
});

describe('the base by stage and class', () => {
  it('has a title for every stage and class, and for who is in none', async () => {
    const { status, json } = await doors.ask('GET', `${V1}/lifecycle/grid?model=arpu-band&by=senior`);
    expect(status).toBe(200);
    expect(json.stages.map(({ stage }: { stage: string }) => stage)).toEqual(['LOW', 'MID', 'HIGH', 'NONE']);
    expect(json.classes.map(({ value }: { value: string }) => value)).toEqual(['true', 'false', 'NONE']);
    expect(json).toMatchObject({ customers: 0, items: [] });
  });

  it.each([
    ['a model nobody knows', 'by=senior', 404],
    ['a fact that tells customers apart', 'model=arpu-band&by=tenureMonths', 400],
    ['no fact', 'model=arpu-band', 400],
  ])('%s', async (_case, query, status) => {
    expect((await doors.ask('GET', `${V1}/lifecycle/grid?${query}`)).status).toBe(status);
  });
});

describe('the effect of other marks', () => {
  it('is refused for marks that cannot be used, and for a model of another kind', async () => {
    const asked = (name: string, model: unknown) =>
      doors.ask('POST', `${V1}/models/${name}/effect`, { as: 'marketer', body: { model } });
    expect((await asked('tenure-bands', { model: 'x' })).status).toBe(400);
    expect((await asked('tiers', {})).status).toBe(404);
  });
});

describe('the words of an offer as they would go out', () => {
  it('are there for nobody in particular, in both languages', async () => {
    const { status, json } = await doors.ask('GET', `${V1}/offers/retention/texts`);
    expect(status).toBe(200);
    expect(json.locale).toBe(null);
    expect(new Set(json.items.map(({ locale }: { locale: string }) => locale))).toEqual(new Set(['zh-CN', 'en']));
    for (const { body, problems } of json.items) expect([typeof body, problems]).toEqual(['string', []]);
  });

  it('are told for a customer, on record, by who may see one', async () => {
    const told = await doors.ask('GET', `${V1}/customers/c-1/offer-texts/retention`, { as: 'marketer' });
    expect(told.status).toBe(200);
    expect(['zh-CN', 'en']).toContain(told.json.locale);
    expect(doors.actions().at(-1)).toContain('customer.offer-texts');
    expect((await doors.ask('GET', `${V1}/customers/c-1/offer-texts/retention`, { as: 'approver' })).status).toBe(403);
    expect((await doors.ask('GET', `${V1}/customers/nobody/offer-texts/retention`, { as: 'marketer' })).status).toBe(
      404,
    );
    expect((await doors.ask('GET', `${V1}/offers/nothing/texts`)).status).toBe(404);
  });
});
