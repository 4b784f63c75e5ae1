import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Doors, openDoors } from './doors.js';

let doors: Doors;
beforeAll(async () => {
  doors = await openDoors();
});
afterAll(() => doors.close());

const PUBLIC = ['/api/v1/auth/login', '/api/v1/clock', '/api/v1/schemas/rule-pack', '/health/live', '/health/ready'];
/** What an agent is there for, and their own account. */
const OWN = /\/(next-best|prompts|replies|presented|outcomes|desk|calls)\b|\/auth\//;

describe('an agent', () => {
  it('finds every other door shut', async () => {
    const { json } = await doors.ask('GET', '/openapi.json', { as: null });
    let shut = 0;
    for (const [path, methods] of Object.entries<object>(json.paths)) {
      if (PUBLIC.includes(path) || OWN.test(path)) continue;
      for (const method of Object.keys(methods)) {
        const url = path.replace(/\{\w+\}/g, 'x');
        const { status } = await doors.ask(method.toUpperCase() as 'GET' | 'POST' | 'DELETE', url, { as: 'agent' });
        expect(`${method} ${path} ${status}`).toBe(`${method} ${path} 403`);
        shut += 1;
      }
    }
    expect(shut).toBeGreaterThan(40);
  });

  it('is told what they may do', async () => {
    const { json } = await doors.ask('GET', '/api/v1/auth/me', { as: 'agent' });
    expect(json).toMatchObject({
      role: 'agent',
      permissions: expect.arrayContaining(['prompts.ask', 'replies.write']),
    });
  });

  it('is made by an admin, held to a hall or not; nobody is made a system', async () => {
    const made = await doors.ask('POST', '/api/v1/users', { body: { name: 'hall-1', role: 'agent' } });
    expect(made).toMatchObject({ status: 201, json: { role: 'agent' } });
    const system = await doors.ask('POST', '/api/v1/users', { body: { name: 'robot', role: 'system' } });
    expect([system.status, system.json.error.problems[0].path]).toEqual([400, '$.role']);
  });
});
