import { beforeEach, describe, expect, it } from '@jest/globals';
import type { CustomerStore } from '../../src/flows/ports/customer-store.js';
import { SweepRuns } from '../../src/flows/sweep-runs.js';
import { aWorld, LEASE, RUN } from '../flows/run.world.js';
import { SMALL, SMALL_HEADER } from '../medium/import-mappings.js';
import { importScene } from '../medium/import-scene.js';

const CRASH = new Error('the power went out');
const scene = importScene();
const ROWS = 3_500;
const lines = Array.from({ length: ROWS }, (_, index) => `r-${index},in,${index},N,`);
const registered = () => scene.register(scene.write(`${[SMALL_HEADER, ...lines].join('\n')}\n`), SMALL);

/** The store of customers, but that each batch waits for a word before it is written. */
function held(before: (batch: number) => Promise<unknown>): CustomerStore {
  let batches = 0;
  return new Proxy(scene.customers(), {
    get(on, key) {
      const value = Reflect.get(on, key);
      if (key !== 'apply') return typeof value === 'function' ? value.bind(on) : value;
      return async (...args: unknown[]) => {
        batches += 1;
        await before(batches);
        return Reflect.apply(value, on, args);
      };
    },
  });
}

beforeEach(() => scene.empty());

describe('the checkpoint of an import', () => {
  it('trap 19: does not move while batches are fetched and none is written', async () => {
    const { id } = await registered();
    const [all, gate] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const store = held(async (batch) => {
      if (batch === 3) all.resolve();
      await gate.promise;
    });
    const applying = scene.apply(id, store);
    await all.promise;
    const fetched = await scene.imports().find(id);
    gate.resolve();
    await applying;
    expect(fetched?.doneRows).toBe(0);
  });

  it('trap 19: counts what was fetched and died as not done, so the next process skips nobody', async () => {
    const { id } = await registered();
    const dying = held(async (batch) => {
      if (batch >= 2) throw CRASH;
    });
    await expect(scene.apply(id, dying)).rejects.toBe(CRASH);
    await expect(scene.imports().find(id)).resolves.toMatchObject({ doneRows: 1_000 });
    await expect(scene.apply(id)).resolves.toMatchObject({ state: 'done', inserted: ROWS, doneRows: ROWS });
    await expect(scene.customers().count()).resolves.toBe(ROWS);
  });
});

describe('the checkpoint of a run', () => {
  it.each(['rounds.keepStanding', 'rounds.keepStops', 'decisions.save', 'outreaches.plan'])(
    'trap 19: a chunk that is in hand at %s is not done, and is done again from its beginning',
    async (call) => {
      const undisturbed = await aWorld();
      await undisturbed.all();
      const world = await aWorld();
      let seen: { readonly done: number; readonly step: string } | null = null;
      world.watch.on = async (name, proceed) => {
        if (name !== call || seen !== null) return proceed();
        seen = await world.runs.progress(RUN.id);
        throw CRASH;
      };
      await expect(world.all()).rejects.toBe(CRASH);
      expect(seen).toMatchObject({ done: 0 });
      await expect(world.runs.progress(RUN.id)).resolves.toMatchObject({ done: 0 });
      world.clock.at += LEASE;
      await new SweepRuns(world.runs, world.campaigns, { chunks: async () => undefined } as never).run();
      await world.all();
      expect(await world.left()).toEqual(await undisturbed.left());
    },
  );
});
