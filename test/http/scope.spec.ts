import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BusinessRules } from '../../src/flows/ports/business-rules.js';
import { Tokens } from '../../src/flows/ports/tokens.js';
import { aCustomer } from '../builders/a-customer.js';
import { TREE } from '../builders/an-organisation.js';
import { type Doors, openDoors } from './doors.js';

const V1 = '/api/v1';

let doors: Doors;
beforeAll(async () => {
  doors = await openDoors();
  Object.assign(doors.app.get(BusinessRules), { organisation: TREE });
  const { find, findMany } = doors.customers;
  // c-1 lives in N1, c-9 in N2.
  const at = (id: string, orgNode: string) => aCustomer({ id, basic: { orgNode } });
  const placed = new Map([at('c-1', 'N1'), at('c-9', 'N2')].map((one) => [one.id, one]));
  Object.assign(doors.customers, {
    find: async (id: string) => placed.get(id) ?? find.call(doors.customers, id),
    findMany: async (ids: readonly string[]) => {
      const others = await findMany.call(
        doors.customers,
        ids.filter((id) => !placed.has(id)),
      );
      return [...ids.flatMap((id) => placed.get(id) ?? []), ...others];
    },
    lookup: async () => ['c-1', 'c-9'],
  });
});
afterAll(() => doors.close());

/** Asks as an account that is held to a node. */
async function as(orgNode: string, method: 'GET' | 'POST', url: string, body?: unknown) {
  const name = `held-to-${orgNode.toLowerCase()}`;
  const account = { name, role: 'admin', orgNode, passwordHash: 'x', passwordChanged: true, tokenVersion: 1 } as const;
  await doors.users.insert(account);
  const { token } = await doors.app.get(Tokens).issue({ name, tokenVersion: 1 });
  const headers = { authorization: `Bearer ${token}` };
  return doors.ask(method, V1 + url, { as: null, headers, ...(body === undefined ? {} : { body }) });
}

describe('who is held to a node', () => {
  it.each([
    ['sees a customer of it', 'N1', '/customers/c-1', 200],
    ['and from above', 'P', '/customers/c-9', 200],
    ['and not one beside it, as if there were none', 'N1', '/customers/c-9', 404],
    ['nor somebody who is not there', 'N1', '/customers/nobody', 404],
    ['nor what was decided for one beside it', 'N1', '/customers/c-9/decisions', 404],
    ['nor what one beside it is worth', 'N1', '/customers/c-9/value', 404],
    ['nor the stages of one beside it', 'N1', '/customers/c-9/stages', 404],
    ['sees what his own is worth', 'N1', '/customers/c-1/value', 200],
    ['has no counts over the base', 'N1', '/lifecycle/stages', 403],
    ['nor sums', 'N1', '/value/totals?by=valueClass', 403],
    ['nor segments', 'N1', '/segments', 403],
    ['nor the pyramid', 'N1', '/pyramid', 403],
    ['has no exports', 'N1', '/runs/none%7C20261102T000000Z/decisions.csv', 403],
    ['has no list that is not cut to the node', 'N1', '/runs/none%7C20261102T000000Z/decisions', 403],
    ['nor who was evaluated', 'N1', '/runs/none%7C20261102T000000Z/customers?step=evaluated', 403],
    ['reads rules as everybody does', 'N1', '/facts', 200],
  ])('%s', async (_case, orgNode, url, status) => {
    await expect(as(orgNode, 'GET', url)).resolves.toMatchObject({ status });
  });

  it('is named nobody behind the numbers of a dry run', async () => {
    const asked = await as('N1', 'POST', '/campaigns/win-back/dry-run', { people: 1 });
    expect([asked.status, asked.json.error.code]).toEqual([403, 'NOT_ALLOWED']);
  });

  it('finds only customers of the node', async () => {
    const asked = { field: 'msisdn', value: '13800000000' };
    expect((await as('N2', 'POST', '/customers/lookup', asked)).json.items).toEqual([{ id: 'c-9' }]);
    expect((await as('P', 'POST', '/customers/lookup', asked)).json.items).toEqual([{ id: 'c-1' }, { id: 'c-9' }]);
  });

  it('sees of a household only members of the node', async () => {
    const { members } = doors.customers;
    Object.assign(doors.customers, { members: async () => ['c-1', 'c-9'] });
    const find = doors.customers.find.bind(doors.customers);
    const placed = await find('c-1');
    Object.assign(doors.customers, {
      find: async (id: string) =>
        id === 'c-1' && placed !== null ? { ...placed, business: { householdId: 'h-1' } } : find(id),
    });
    const asked = '/customers/c-1/members?of=household';
    expect((await as('N1', 'GET', asked)).json).toEqual({ circle: 'h-1', items: [{ id: 'c-1' }] });
    expect((await as('P', 'GET', asked)).json.items).toEqual([{ id: 'c-1' }, { id: 'c-9' }]);
    Object.assign(doors.customers, { find, members });
  });

  it.each([
    ['another node', { orgNode: 'N2' }, 403],
    ['none', { orgNode: null }, 403],
  ])('moves nobody to %s', async (_case, body, status) => {
    await expect(as('N1', 'POST', '/customers/c-1/node', body)).resolves.toMatchObject({ status });
  });

  it('is on record where looking beyond', async () => {
    await as('N1', 'GET', '/customers/c-9');
    const entry = doors.audit.entries.find(({ action }) => action === 'customer.out-of-scope');
    expect(entry).toMatchObject({ actor: 'held-to-n1', subject: 'c-9', detail: { scope: 'N1' } });
  });

  it('sees one decision if it is about a customer of the node', async () => {
    const { json } = await doors.ask('GET', `${V1}/customers/c-1/decisions`);
    const [{ id }] = json.items;
    await expect(as('N1', 'GET', `/decisions/${id}`)).resolves.toMatchObject({ status: 200 });
    await expect(as('N2', 'GET', `/decisions/${id}`)).resolves.toMatchObject({ status: 404 });
  });

  it('is told so by the account, which is made with the node', async () => {
    const made = await doors.ask('POST', `${V1}/users`, { body: { name: 'hall', role: 'marketer', orgNode: 'N1' } });
    expect(made).toMatchObject({ status: 201, json: { name: 'hall', orgNode: 'N1' } });
    const { json } = await as('N1', 'GET', '/auth/me');
    expect(json.orgNode).toBe('N1');
    expect(json.permissions).not.toContain('exports.read');
    const bad = await doors.ask('POST', `${V1}/users`, { body: { name: 'hall2', role: 'marketer', orgNode: 'X' } });
    expect([bad.status, JSON.stringify(bad.json)]).toEqual([400, expect.stringContaining('UNKNOWN_NODE')]);
  });
});

describe('an offer at a node', () => {
  it.each([
    ['everywhere', '', 200],
    ['where nothing is said of it', '?node=N1', 200],
    ['where it is not offered', '?node=N2', 404],
    ['a question that is none', '?node[$ne]=x', 400],
  ])('%s', async (_case, query, status) => {
    await expect(doors.ask('GET', `${V1}/offers/retention${query}`)).resolves.toMatchObject({ status });
  });
});
