import { randomBytes } from 'node:crypto';
import { connect, createServer, type Socket } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { BullWakeUps } from '../../src/adapters/queue/bull-wake-ups.js';
import { prefixOf, producerConnection } from '../../src/adapters/queue/redis.js';
import { SCHEDULE_NAMES, SCHEDULES } from '../../src/adapters/queue/schedules.js';
import { Watchdog } from '../../src/adapters/queue/watchdog.js';
import { type Processors, QueueWorkers } from '../../src/adapters/queue/workers.js';
import { testRedisUrl } from '../database.js';
import { eventually } from '../medium/eventually.js';

const place = { url: testRedisUrl(), prefix: prefixOf(`test_${randomBytes(5).toString('hex')}`) };
const redis = producerConnection(place.url);
const SILENCE = 60_000;

/** A way to Redis that can be cut: afterwards it takes connections, and nothing that is said on them arrives. */
class Line {
  private readonly sockets = new Set<Socket>();
  private isDead = false;
  private readonly server = createServer((near) => this.join(near));
  reconnected = 0;

  async open(): Promise<string> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.server.listen(0, '127.0.0.1', resolve);
    await promise;
    const address = this.server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    return `redis://127.0.0.1:${address.port}`;
  }

  private join(near: Socket): void {
    this.sockets.add(near);
    near.on('error', () => undefined);
    if (this.isDead) {
      this.reconnected += 1;
      near.resume();
      return;
    }
    const { hostname, port } = new URL(place.url);
    const far = connect(Number(port), hostname);
    this.sockets.add(far);
    far.on('error', () => undefined);
    near.pipe(far).pipe(near);
  }

  private drop(): void {
    for (const socket of this.sockets) socket.destroy();
    this.sockets.clear();
  }

  cut(): void {
    this.isDead = true;
    this.drop();
  }

  mend(): void {
    this.isDead = false;
    this.drop();
  }

  close(): void {
    this.drop();
    this.server.close();
  }
}

beforeAll(() => redis.connect());
afterAll(async () => {
  for await (const page of redis.scanStream({ match: `${place.prefix}*`, count: 1_000 })) {
    if (page.length > 0) await redis.del(...page);
  }
  redis.disconnect();
});

describe('a worker that stops silently after a broker reconnect', () => {
  let now = 0;
  const said: string[] = [];

  function watching(bell: BullWakeUps): Watchdog {
    return new Watchdog({
      now: () => now,
      checkMs: 1_000_000,
      silenceMs: SILENCE,
      isWorkLeft: () => bell.hasOverdueTicks(SCHEDULES['ring-due-outreach'].everyMs / 4),
      onAlive: async () => void said.push('alive'),
      onDeaf: () => void said.push('deaf'),
    });
  }

  beforeEach(() => {
    now = 0;
    said.length = 0;
  });

  it('trap 21: work waits and nothing completes: it is told, as soon as it has been silent for the time it may be', async () => {
    const [line, bell] = [new Line(), await BullWakeUps.open(place)];
    const dog = watching(bell);
    let ticks = 0;
    const schedules = new Set<string>();
    const nothing = async () => undefined;
    const processors: Processors = {
      ...{ evaluate: nothing, dispatch: nothing, imports: nothing, events: nothing, facts: nothing },
      ticks: async ({ schedule }) => {
        ticks += 1;
        schedules.add(schedule);
        dog.heard();
      },
    };
    const url = await line.open();
    await bell.upsertSchedules();
    const workers = QueueWorkers.start({ ...place, url }, processors, () => undefined);
    try {
      // From then on every tick waits for its time, and for somebody to take it then.
      await eventually(() => schedules.size === SCHEDULE_NAMES.length);
      line.cut();
      await eventually(() => line.reconnected > 0);
      const heard = ticks;
      await eventually(() => bell.hasOverdueTicks(SCHEDULES['ring-due-outreach'].everyMs / 4));
      now = SILENCE;
      await dog.check();
      now += 1;
      await dog.check();
      expect([heard, ...said]).toEqual([ticks, 'alive', 'deaf']);
      line.mend();
      await eventually(() => ticks > heard);
      await dog.check();
      expect(said.at(-1)).toBe('alive');
    } finally {
      dog.stop();
      line.mend();
      await workers.close();
      await bell.close();
      line.close();
    }
  });

  it('trap 21: ticks that nobody ever took are work that waits too', async () => {
    const bell = await BullWakeUps.open({ ...place, prefix: `${place.prefix}-nobody` });
    const dog = watching(bell);
    try {
      await bell.upsertSchedules();
      await eventually(() => bell.hasOverdueTicks(0));
      now = SILENCE + 1;
      await eventually(async () => {
        await dog.check();
        return said.includes('deaf');
      });
    } finally {
      dog.stop();
      await bell.close();
    }
  });

  it('trap 21: who hears nothing because others take every tick is not deaf', async () => {
    const bell = await BullWakeUps.open(place);
    const dog = watching(bell);
    let ticks = 0;
    const nothing = async () => undefined;
    const ticked = async () => {
      ticks += 1;
    };
    await bell.upsertSchedules();
    const others = QueueWorkers.start(
      place,
      { evaluate: nothing, dispatch: nothing, imports: nothing, events: nothing, facts: nothing, ticks: ticked },
      () => undefined,
    );
    try {
      await eventually(() => ticks > 0);
      await eventually(async () => !(await bell.hasOverdueTicks(SCHEDULES['ring-due-outreach'].everyMs / 4)));
      now = 10 * SILENCE;
      await dog.check();
      expect(said).toEqual(['alive']);
    } finally {
      dog.stop();
      await others.close();
      await bell.close();
    }
  });
});
