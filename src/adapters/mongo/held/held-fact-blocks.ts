import { loadPlan, ZONE_COLUMN } from '../../../core/facts/block/load-plan.js';
import type { Derivation } from '../../../core/facts/derive-facts.js';
import type { HeldBlock } from '../../../core/facts/held-block.js';
import { isContactFact } from '../../../core/facts/identity/contact-state.js';
import { ID_FACT } from '../../../core/facts/identity/profile-facts.js';
import type { BusinessRules } from '../../../flows/ports/business-rules.js';
import type { MongoConnection } from '../connection.js';
import { MongoFactBlocks } from '../fact-blocks.store.js';
import { BlockDocuments } from '../facts/block-documents.js';
import { FactDocuments } from '../facts/fact-documents.js';
import { HeldColumns } from './held-columns.js';
import { KeptRows } from './kept-rows.js';
import { LoadWork } from './load-work.js';
import { PastRows } from './past-rows.js';
import type { RowsAtHand } from './rows-at-hand.js';
import { type StaleEntry, StaleList } from './stale-list.js';
import { standIn } from './stand-in.js';

/** The facts that are asked for, or what they will be: until they are known, what changed is looked up. */
type Asked = readonly string[] | Promise<readonly string[]>;
type Rules = Pick<BusinessRules, 'catalogue' | 'derivations' | 'policy' | 'modelsHash'>;

/** `bytes`: what columns may take. `changed`: customers at most who are kept beside blocks; more are read each time. */
type HeldLimits = { readonly bytes: number; readonly changed: number };

/** Blocks handed out at a time. */
const AT_ONCE = 32;

/** What is kept for one way to derive facts. */
type Held = {
  readonly modelsHash: string;
  readonly derivations: readonly Derivation[];
  readonly stale: StaleList;
  readonly columns: HeldColumns;
  readonly kept: KeptRows;
  readonly past: PastRows;
};

/**
 * Facts kept at hand, for who asks for them again and again: columns that were asked for, by block and its version, and
 * the rows of customers who changed since, by their rev. The order of reading is that of `BlockReader`, and is law: first
 * who is stale, then the versions of blocks, so whoever is not on the list is in their block as they were when it was
 * read, or later. The other way round a fold in between would clear a customer whom only a newer block knows. A column
 * that was read before is good for as long as its block has its version; what is read now may only be newer.
 */
export class HeldFactBlocks extends MongoFactBlocks {
  private readonly blockDocuments: BlockDocuments;
  private readonly customers: FactDocuments;
  private waiting: number | null = null;
  private one: Held | null = null;
  /** Facts by when they were asked for last, the newest at the end. */
  private readonly asked = new Map<string, true>();
  private names: { readonly key: string; readonly names: readonly string[] } = { key: '', names: [] };
  /** The reading before: one is made at a time. */
  private before: Promise<unknown> = Promise.resolve();

  constructor(
    connection: MongoConnection,
    private readonly factRules: Rules,
    private readonly limits: HeldLimits,
    /** Asked between two readings of blocks: whoever has nobody to answer throws there. What was read stays. */
    private readonly between: () => Promise<void> = () => Promise.resolve(),
  ) {
    super(connection, factRules);
    this.blockDocuments = new BlockDocuments(connection);
    this.customers = new FactDocuments(connection);
  }

  override held(facts: Asked, asOf: Date): Promise<AsyncIterable<readonly HeldBlock[]> | null> {
    const held = this.before.then(() => this.heldNow(facts, asOf));
    this.before = Promise.allSettled([held, facts]);
    return held;
  }

  /** As the count found it that was made just before, but for more than it looks at. */
  override refreshing(): Promise<number> {
    const { waiting } = this;
    this.waiting = null;
    return waiting === null || waiting > this.limits.changed ? super.refreshing() : Promise.resolve(waiting);
  }

  private async heldNow(facts: Asked, asOf: Date): Promise<AsyncIterable<readonly HeldBlock[]> | null> {
    const held = this.current();
    const { kept, columns } = held;
    const changed = await this.changedIn(held);
    if (changed === null) return null;
    const heads = columns.heads();
    // Whoever waits for it is told.
    heads.catch(() => {});
    await kept.bring(changed, asOf);
    const names = [...new Set(await facts)];
    if (names.some((name) => name === ID_FACT || isContactFact(name))) return null;
    const { stored, steps } = loadPlan(names, this.factRules.derivations);
    const needed = steps.length === 0 ? stored : [...stored, ZONE_COLUMN];
    const now = await columns.now(needed, heads);
    const past = now && (await held.past.in(now.blocks, changed, asOf));
    if (now === null || past === null) return null;
    const { off, standing } = standIn(kept, now.blocks, changed, past);
    const own = now.blocks.flatMap(({ rows }, place) => (rows.n === 0 ? [] : [{ rows, live: off[place] ?? null }]));
    const all = [...own, ...standing];
    const worked = this.completeAll(all, steps, asOf).some((at) => at < own.length);
    this.use([...needed, ...names]);
    const given = this.namesOf(names);
    const blocks = all.map(({ rows, live }) => rows.held(given, live));
    if (now.read || worked) this.trim(held);
    return someAtATime(blocks);
  }

  /** Who is on the stale list; null: more than are kept. While the server looks, there is time to tidy up. */
  private async changedIn({ kept, stale }: Held): Promise<readonly StaleEntry[] | null> {
    const { changed } = this.limits;
    const asked = this.customers.staleRevs(changed + 1);
    kept.tidy();
    const batch = await asked;
    this.waiting = batch?.length ?? changed + 1;
    return batch === null || batch.length > changed ? null : stale.take(batch);
  }

  /** Other models or trained versions are other facts: nothing of the former is kept. */
  private current(): Held {
    const { modelsHash, derivations } = this.factRules;
    const known = this.one;
    if (known?.modelsHash === modelsHash && known.derivations === derivations) return known;
    const columns = new HeldColumns(this.blockDocuments, modelsHash, this.between);
    const { catalogue, policy } = this.factRules;
    const kept = new KeptRows(this.customers, { catalogue, derivations, policy });
    const past = new PastRows(kept, this.limits.changed);
    this.one = { modelsHash, derivations, stale: new StaleList(), columns, kept, past };
    return this.one;
  }

  /** Works out what follows from stored facts and the day, where it is not there yet; of which rows it had to, by their place. */
  private completeAll(all: readonly { readonly rows: RowsAtHand }[], steps: readonly Derivation[], now: Date) {
    if (steps.length === 0) return [];
    const { catalogue, policy } = this.factRules;
    const work = new LoadWork(steps, catalogue, { now, operatorZone: policy.operatorZone });
    return all.flatMap(({ rows }, at) => (rows.complete(work) ? [at] : []));
  }

  /** One object for the same names, count after count. */
  private namesOf(names: readonly string[]): { readonly names: readonly string[] } {
    const key = JSON.stringify([...names].sort());
    if (this.names.key !== key) this.names = { key, names };
    return this.names;
  }

  private use(names: readonly string[]): void {
    for (const name of names) {
      this.asked.delete(name);
      this.asked.set(name, true);
    }
  }

  /** What was asked for least lately goes first, until the rest fits; who holds a block goes on with it. */
  private trim({ columns, kept }: Held): void {
    let total = 0;
    for (const { rows } of columns.all) total += rows.byteLength;
    for (const rows of kept.all) total += rows.byteLength;
    if (total <= this.limits.bytes) return;
    const sizes = new Map<string, number>();
    for (const { rows } of columns.all) {
      for (const [name, bytes] of rows.sizes) sizes.set(name, (sizes.get(name) ?? 0) + bytes);
    }
    for (const name of [...this.asked.keys()]) {
      if (total <= this.limits.bytes) return;
      columns.drop(name);
      this.asked.delete(name);
      total -= sizes.get(name) ?? 0;
    }
  }
}

async function* someAtATime(blocks: readonly HeldBlock[]): AsyncIterable<readonly HeldBlock[]> {
  for (let from = 0; from < blocks.length; from += AT_ONCE) yield blocks.slice(from, from + AT_ONCE);
}
