import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { StopSchema } from '../../src/adapters/http/campaign/stops.schema.js';
import { type Doors, openDoors } from './doors.js';

let doors: Doors;
beforeEach(async () => {
  doors = await openDoors();
});
afterEach(() => doors.close());

const STOPS = '/api/v1/emergency-stops';
const SMS = { kind: 'channel', of: 'sms', why: 'wrong sender' };
const active = async () => (await doors.ask('GET', STOPS, { as: 'manager' })).json.items;

describe('emergency stops', () => {
  it('are pulled, on record, and lifted', async () => {
    const pulled = await doors.ask('POST', STOPS, { as: 'manager', body: SMS });
    expect([pulled.status, pulled.json]).toEqual([200, { changed: true }]);
    const [stop] = await active();
    expect(StopSchema.parse(stop)).toMatchObject({ ...SMS, by: 'manager' });
    expect(doors.audit.entries).toEqual([
      expect.objectContaining({
        actor: 'manager',
        action: 'emergency.stop',
        subject: 'channel|sms',
        detail: { why: 'wrong sender' },
      }),
    ]);
    const lifted = await doors.ask('POST', `${STOPS}/end`, { as: 'marketer', body: { ...SMS, why: 'mended' } });
    expect([lifted.status, lifted.json]).toEqual([200, { changed: true }]);
    expect(await active()).toEqual([]);
    expect(doors.audit.entries).toHaveLength(2);
  });

  it('say when it was so already', async () => {
    await doors.ask('POST', STOPS, { body: { kind: 'all', why: 'now' } });
    expect((await doors.ask('POST', STOPS, { body: { kind: 'all', why: 'again' } })).json).toEqual({ changed: false });
    expect((await doors.ask('POST', `${STOPS}/end`, { body: SMS })).json).toEqual({ changed: false });
    expect(await active()).toMatchObject([{ kind: 'all', of: null, why: 'now' }]);
  });

  it.each([
    ['everything by a name', { kind: 'all', of: 'sms', why: 'w' }, 400],
    ['a channel nobody has', { kind: 'channel', of: 'fax', why: 'w' }, 400],
    ['a channel without a name', { kind: 'channel', why: 'w' }, 400],
    ['an unknown campaign', { kind: 'campaign', of: 'nothing', why: 'w' }, 404],
    ['an unknown offer', { kind: 'offer', of: 'nothing', why: 'w' }, 404],
    ['an unknown node', { kind: 'node', of: 'nothing', why: 'w' }, 404],
    ['nothing anybody knows', { kind: 'moon', of: 'x', why: 'w' }, 400],
    ['without a reason', { kind: 'all', why: ' ' }, 400],
  ])('are not pulled of %s', async (_case, body, status) => {
    expect((await doors.ask('POST', STOPS, { body })).status).toBe(status);
    expect(await active()).toEqual([]);
  });

  it('are not lifted by a manager', async () => {
    await doors.ask('POST', STOPS, { body: SMS });
    expect((await doors.ask('POST', `${STOPS}/end`, { as: 'manager', body: SMS })).status).toBe(403);
  });
});
