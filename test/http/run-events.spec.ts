import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventText, runEvents } from '../../src/adapters/http/campaign/run-events.js';
import { RUN_ID } from '../builders/a-stored-run.js';
import { type Doors, openDoors } from './doors.js';

let doors: Doors;
beforeAll(async () => {
  doors = await openDoors();
});
afterAll(() => doors.close());

const url = (id: string) => `/api/v1/runs/${encodeURIComponent(id)}/events`;

async function read(stream: AsyncIterable<Buffer | string>): Promise<string> {
  let text = '';
  for await (const part of stream) text += String(part);
  return text;
}

describe('watching a run', () => {
  it('tells the funnel that the other door tells, and how far its chunks are', async () => {
    await doors.runs.stop(RUN_ID);
    const stored = [...doors.planned];
    doors.planned.splice(0);
    const { status, headers, text } = await doors.ask('GET', url(RUN_ID), { as: 'marketer' });
    const { json: funnel } = await doors.ask('GET', `/api/v1/runs/${encodeURIComponent(RUN_ID)}/funnel`);
    doors.planned.push(...stored);
    expect([status, headers['content-type'], headers['cache-control']]).toEqual([
      200,
      'text/event-stream; charset=utf-8',
      'no-store',
    ]);
    const [first, last] = text.trim().split('\n\n');
    const told = JSON.parse(first?.replace('event: run\ndata: ', '') ?? '');
    expect(told).toMatchObject(funnel);
    expect(told.progress).toMatchObject({ done: 1, total: 1 });
    expect(last).toBe('event: over\ndata: {}');
  });

  it('is for who may read runs, and of runs there are', async () => {
    expect((await doors.ask('GET', url(RUN_ID), { as: null })).status).toBe(401);
    expect((await doors.ask('GET', url(RUN_ID), { as: 'agent' })).status).toBe(403);
    expect((await doors.ask('GET', url('nothing|20261102T180000Z'))).json.error.code).toBe('NOT_FOUND');
    expect((await doors.ask('GET', url('nothing'))).status).toBe(400);
  });
});

describe('the events', () => {
  it('say what changed once, and that nothing did by a comment', async () => {
    const looks = [1, 1, 2];
    const next = async () => {
      const count = looks.shift() ?? 0;
      return { data: { count }, isOver: looks.length === 0 };
    };
    expect(await read(runEvents(next, 0))).toBe(
      [eventText('run', { count: 1 }), ': same\n\n', eventText('run', { count: 2 }), eventText('over', {})].join(''),
    );
  });

  it('are no longer counted once nobody reads them', async () => {
    let looked = 0;
    const stream = runEvents(async () => {
      looked += 1;
      return { data: looked, isOver: false };
    }, 0);
    for await (const _ of stream) if (looked >= 3) break;
    const seen = looked;
    await new Promise(setImmediate);
    expect([stream.destroyed, looked - seen <= 1]).toEqual([true, true]);
  });

  it('end with an error where the run can no longer be read', async () => {
    const broken = runEvents(async () => Promise.reject(new Error('away')), 0);
    await expect(read(broken)).rejects.toThrow('away');
  });
});
