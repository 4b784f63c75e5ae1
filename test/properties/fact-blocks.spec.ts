import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { MongoConnection } from '../../src/adapters/mongo/connection.js';
import { MongoCustomerStore } from '../../src/adapters/mongo/customer.store.js';
import { MongoFactBlocks } from '../../src/adapters/mongo/fact-blocks.store.js';
import { MongoFactKeeper } from '../../src/adapters/mongo/fact-keeper.store.js';
import { HeldFactBlocks } from '../../src/adapters/mongo/held/held-fact-blocks.js';
import { asOfEach, deriveFacts, type FactSource } from '../../src/core/facts/derive-facts.js';
import { blockOf, sheetAt } from '../../src/core/facts/fact-block.js';
import type { FactSheet } from '../../src/core/facts/fact-sheet.js';
import type { HeldBlock } from '../../src/core/facts/held-block.js';
import type { ModelState } from '../../src/core/facts/model-state.js';
import { PLACES, placeOf } from '../../src/core/kit/hash.js';
import { ModelsOutdated } from '../../src/flows/ports/fact-keeper.js';
import { testDatabase } from '../database.js';
import { gated, Turns } from './fact-blocks-gate.js';
import { CATALOGUE, type Chance, CustomerChanges, chance, derivationsWith, NAMES } from './fact-blocks-world.js';

const SEEDS = Number(process.env.TIDEMARK_FACT_SEEDS ?? 6);
const FIRST_SEED = Number(process.env.TIDEMARK_FACT_FIRST_SEED ?? 1);
const ROUNDS = 3;
const EVERYWHERE = { from: 0, to: PLACES };
/** Small blocks, so that a base of some thirty customers splits them. */
const SIZES = { each: 4, most: 8 };
const OPERATOR_ZONE = 'Asia/Shanghai';
const HOUR_MS = 3_600_000;

type Stored = FactSource & { readonly _id: string; readonly gone?: boolean; readonly stale?: boolean };
type Truth = ReadonlyMap<string, FactSheet>;

/** Two sets of models: what a change of a mark does. */
const MODELS = [1, 2].map((models) => ({
  models,
  modelsHash: `hash-${models}`,
  rules: {
    catalogue: CATALOGUE,
    derivations: derivationsWith(models === 1 ? 40 : 60),
    modelsHash: `hash-${models}`,
    policy: { operatorZone: OPERATOR_ZONE } as never,
  },
}));
type Models = (typeof MODELS)[number];

const uri = testDatabase();
let connection: MongoConnection;

beforeAll(async () => {
  connection = await MongoConnection.open(uri);
  await MongoCustomerStore.ensureIndexes(connection);
  await MongoFactKeeper.ensureIndexes(connection);
});

afterAll(async () => {
  await connection.close();
});

const documents = () => connection.collection<Stored>('customers').find({}).toArray();

/** What the documents say, derived one by one, as a column would hold it. */
function truthOf(stored: readonly Stored[], { rules }: Models, now: Date): Truth {
  const asOfOne = asOfEach(now, OPERATOR_ZONE);
  const there = stored.filter(({ gone }) => !gone).map((one) => ({ ...one, id: one._id, has: new Set<string>() }));
  const ids = there.map(({ id }) => id);
  const sheets = there.map((one) => deriveFacts(one, rules.derivations, asOfOne(one)));
  const block = blockOf(ids, sheets, NAMES, CATALOGUE);
  return new Map(ids.map((id, row) => [id, sheetAt(block, row)]));
}

async function readAll(from: MongoConnection, { rules }: Models, now: Date): Promise<Truth> {
  const read = new Map<string, FactSheet>();
  let last = -1;
  for await (const block of new MongoFactBlocks(from, rules).read(EVERYWHERE, NAMES, now)) {
    for (const [row, id] of block.ids.entries()) {
      expect(read.has(id)).toBe(false);
      expect(placeOf(id)).toBeGreaterThanOrEqual(last);
      last = placeOf(id);
      read.set(id, sheetAt(block, row));
    }
  }
  return read;
}

type Held = AsyncIterable<readonly HeldBlock[]>;

/** The rows that stand, wherever their blocks are. */
async function* liveRows(held: Held): AsyncIterable<readonly [string, FactSheet]> {
  for await (const few of held) {
    for (const block of few) {
      const isLive = (row: number) => block.live === null || (((block.live[row >> 5] ?? 0) >>> (row & 31)) & 1) === 1;
      yield* block.ids.flatMap((id, row) => (isLive(row) ? [[id, sheetAt(block, row)] as const] : []));
    }
  }
}

/** What is kept at hand, if anything is. So few bytes that columns come and go. */
function heldBy(
  from: MongoConnection,
  { rules }: Models,
): (now: Date, some: readonly string[]) => Promise<Truth | null> {
  const held = new HeldFactBlocks(from, rules, { bytes: 2_500, changed: 1_000 });
  return async (now, some) => {
    await held.held(some, now);
    const blocks = await held.held(NAMES, now);
    if (blocks === null) return null;
    const read = new Map<string, FactSheet>();
    for await (const [id, sheet] of liveRows(blocks)) {
      expect(read.has(id)).toBe(false);
      read.set(id, sheet);
    }
    return read;
  };
}

const sorted = (truth: Truth) => [...truth].sort(([a], [b]) => (a < b ? -1 : 1));

/** A reader at work, and what was true while it was. */
type Reading = { readonly models: Models; readonly now: Date; readonly truths: Truth[] };

class World {
  now = Date.UTC(2026, 10, 18, 9);
  active = 0;
  readonly readings = new Set<Reading>();
  /** Changes of state that were seen on a customer: each must be in the history in the end. */
  readonly seen = new Set<string>();
  private readonly changes: CustomerChanges;
  private readonly held = new Map(MODELS.map((models) => [models, heldBy(connection, models)]));

  constructor(private readonly by: Chance) {
    this.changes = new CustomerChanges(connection);
  }

  get models(): Models {
    return MODELS[this.active] as Models;
  }

  readonly ids = Array.from({ length: 36 }, (_, index) => `客-${index}`);

  async someChange(changes = this.changes): Promise<void> {
    const { below, of } = this.by;
    const id = of(this.ids);
    const kind = below(12);
    if (kind < 7) await changes.change(id, this.by);
    else if (kind < 9) await changes.optOut(id);
    else if (kind < 10) await changes.forget(id);
    else if (kind < 11) await changes.merge(id, of(this.ids.filter((other) => other !== id)));
    else await changes.sweepTombstones();
  }

  /** At this moment, and for a reader whose clock is behind: blocks and what is stale say what the documents say. */
  async look(): Promise<void> {
    const stored = await documents();
    for (const { _id, states = {} } of stored) {
      for (const [model, state] of Object.entries(states)) {
        this.seen.add(`${_id}|${model}|${(state as ModelState & { rev: number }).rev}`);
      }
    }
    const { below, of } = this.by;
    const others = below(5) === 0 ? [{ models: of(MODELS), clock: this.now - below(80) * HOUR_MS }] : [];
    for (const { models, clock } of [{ models: this.models, clock: this.now }, ...others]) {
      const now = new Date(clock);
      const truth = sorted(truthOf(stored, models, now));
      expect(sorted(await readAll(connection, models, now))).toEqual(truth);
      const held = below(2) === 0 ? await this.held.get(models)?.(now, [of(NAMES), of(NAMES)]) : null;
      if (held) expect(sorted(held)).toEqual(truth);
    }
    for (const { models, now, truths } of this.readings) truths.push(truthOf(stored, models, now));
    if (below(4) === 0) this.now += below(30) * HOUR_MS;
  }

  writer(turns: Turns) {
    const changes = new CustomerChanges(gated(connection, turns.gate(null, false)));
    return async () => {
      for (let left = 1 + this.by.below(4); left > 0; left -= 1) await this.someChange(changes);
    };
  }

  /** Folds or rebuilds everything as of its start, and may die on the way. */
  keeper(turns: Turns, models: Models) {
    const { below } = this.by;
    const crashAt = below(2) === 0 ? 1 + below(30) : null;
    const own = gated(connection, turns.gate(crashAt, below(2) === 0));
    const keeper = new MongoFactKeeper(own, models.rules, SIZES);
    const anew = below(4) === 0;
    const asOf = new Date(this.now);
    return async () => {
      try {
        if (anew) await keeper.rebuild(EVERYWHERE, models, asOf);
        else await keeper.fold(EVERYWHERE, models, asOf);
      } catch (error) {
        if (!(error instanceof ModelsOutdated)) throw error;
      }
    };
  }

  /** Reads time after time: each customer as it was at some moment of the reading, or not there if it was not. */
  reader(turns: Turns) {
    const own = gated(connection, turns.gate(null, false));
    return async () => {
      for (let left = 5; left > 0; left -= 1) {
        await this.readOnce((models, now) => readAll(own, models, now));
      }
    };
  }

  /** The same of what is kept at hand, from one reading to the next. */
  counter(turns: Turns) {
    const own = gated(connection, turns.gate(null, false));
    const held = new Map(MODELS.map((models) => [models, heldBy(own, models)]));
    return async () => {
      for (let left = 5; left > 0; left -= 1) {
        await this.readOnce(async (models, now) => (await held.get(models)?.(now, [this.by.of(NAMES)])) ?? null);
      }
    };
  }

  private async readOnce(readBy: (models: Models, now: Date) => Promise<Truth | null>): Promise<void> {
    const [models, now] = [this.models, new Date(this.now)];
    const reading: Reading = { models, now, truths: [truthOf(await documents(), models, now)] };
    this.readings.add(reading);
    const read = await readBy(models, now);
    reading.truths.push(truthOf(await documents(), models, now));
    this.readings.delete(reading);
    if (read === null) return;
    for (const id of this.ids) {
      const possible = reading.truths.map((truth) => truth.get(id));
      expect(possible).toContainEqual(read.get(id));
    }
  }

  async round(): Promise<void> {
    const { below } = this.by;
    for (let left = below(14); left > 0; left -= 1) await this.someChange();
    this.now += below(60) * HOUR_MS;
    if (this.active === 0 && below(3) === 0) this.active = 1;
    const turns = new Turns();
    const other = below(3) === 0 ? (MODELS[0] as Models) : this.models;
    const keepers = [this.keeper(turns, this.models), this.keeper(turns, other)];
    const actors = [...keepers, this.writer(turns), this.reader(turns), this.counter(turns)];
    // Who was let through last waits last: runs of calls by one actor are what reveals an order that is wrong.
    const pick = (count: number) => (below(3) > 0 ? count - 1 : below(count));
    await turns.play(actors, pick, () => this.look());
  }

  /** A nightly pass that nothing disturbs leaves nothing to fold, and nothing that a verification finds. */
  async settle(): Promise<void> {
    const now = new Date(this.now);
    const keeper = new MongoFactKeeper(connection, this.models.rules, SIZES);
    expect((await keeper.verify(EVERYWHERE, this.models, now)).faults).toEqual([]);
    await keeper.fold(EVERYWHERE, this.models, now);
    await this.look();
    const stored = await documents();
    const report = await keeper.verify(EVERYWHERE, this.models, new Date(now));
    const here = stored.filter(({ gone }) => !gone);
    expect(report).toEqual({ checked: here.length, stale: 0, faults: [] });
    expect(stored.filter(({ stale }) => stale)).toEqual([]);
    const history = await connection.collection<{ _id: string }>('model_changes').find({}).toArray();
    const kept = new Set(history.map(({ _id }) => _id));
    const ids = new Set(here.map(({ _id }) => _id));
    expect([...this.seen].filter((key) => ids.has(key.slice(0, key.indexOf('|'))) && !kept.has(key))).toEqual([]);
  }
}

it(`block and stale together are what the documents say, at every moment: seeds ${FIRST_SEED} to ${FIRST_SEED + SEEDS - 1}`, async () => {
  for (let seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed += 1) {
    for (const name of ['customers', 'fact_blocks', 'model_changes']) await connection.collection(name).deleteMany({});
    const world = new World(chance(seed));
    const keeper = new MongoFactKeeper(connection, world.models.rules, SIZES);
    await keeper.ranges(world.models);
    try {
      for (let round = 0; round < ROUNDS; round += 1) {
        await world.round();
        await world.settle();
      }
    } catch (error) {
      throw new Error(`seed ${seed}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
    }
  }
}, 300_000);
