import { loadFiller } from '../../../core/facts/block/at-load.js';
import { expiredRows, isNewer } from '../../../core/facts/block/block-rows.js';
import { loadPlan, ZONE_COLUMN } from '../../../core/facts/block/load-plan.js';
import type { Derivation } from '../../../core/facts/derive-facts.js';
import type { HeldBlock } from '../../../core/facts/held-block.js';
import { isContactFact } from '../../../core/facts/identity/contact-state.js';
import { ID_FACT } from '../../../core/facts/identity/profile-facts.js';
import { allRows } from '../../../core/rules/held/row-bits.js';
import type { BusinessRules } from '../../../flows/ports/business-rules.js';
import type { MongoConnection } from '../connection.js';
import { MongoFactBlocks } from '../fact-blocks.store.js';
import { BlockDocuments } from '../facts/block-documents.js';
import { FactDocuments, type StaleRev } from '../facts/fact-documents.js';
import { HeldColumns, type HeldRows } from './held-columns.js';
import { type KeptRow, KeptRows } from './kept-rows.js';
import { RowPlaces } from './row-places.js';
import type { LoadKey, RowsAtHand } from './rows-at-hand.js';

type Rules = Pick<BusinessRules, 'catalogue' | 'derivations' | 'policy' | 'modelsHash'>;

/** `bytes`: what columns may take. `changed`: customers at most who are kept beside blocks; more are read each time. */
type HeldLimits = { readonly bytes: number; readonly changed: number };

/** No zone's clock shows another day within one of these. */
const QUARTER_MS = 900_000;
/** Blocks handed out at a time. */
const AT_ONCE = 32;

/** What is kept for one way to derive facts. */
type Held = {
  readonly modelsHash: string;
  readonly derivations: readonly Derivation[];
  readonly columns: HeldColumns;
  readonly kept: KeptRows;
};

/** Rows whose time has passed, and who is to be read again for it. */
type Past = {
  readonly revs: readonly StaleRev[];
  readonly rows: ReadonlyMap<RowsAtHand, ReadonlySet<number>>;
};

/** The rows that stand in the place of others, or of none, and which of each block's own rows then stand. */
type Instead = { readonly rows: readonly KeptRow[]; readonly off: ReadonlyMap<RowsAtHand, Uint32Array> };

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
  private readonly places = new RowPlaces();
  private waiting: number | null = null;
  private one: Held | null = null;
  /** Facts by when they were asked for last, the newest at the end. */
  private readonly asked = new Map<string, true>();
  private names: { readonly key: string; readonly names: readonly string[] } = { key: '', names: [] };

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

  override async held(facts: readonly string[], asOf: Date): Promise<AsyncIterable<readonly HeldBlock[]> | null> {
    const names = [...new Set(facts)];
    if (names.some((name) => name === ID_FACT || isContactFact(name))) return null;
    const held = this.current();
    const stale = await this.customers.staleRevs(this.limits.changed + 1);
    this.waiting = stale.length;
    if (stale.length > this.limits.changed) return null;
    const changed = await held.kept.of(stale, asOf);
    const { stored, steps } = loadPlan(names, this.factRules.derivations);
    const needed = steps.length === 0 ? stored : [...stored, ZONE_COLUMN];
    const now = await held.columns.now(needed);
    if (now === null) return null;
    const instead = await this.insteadIn(held, now.blocks, changed, asOf);
    if (instead === null) return null;
    const kept = [...held.kept.live(instead.rows)];
    const own = now.blocks.flatMap(({ rows }) => (rows.n === 0 ? [] : [rows]));
    const complete = this.completing(names, steps, asOf);
    const worked = own.filter(complete).length > 0;
    for (const { rows } of kept) complete(rows);
    const given = this.namesOf(names);
    const blocks = [
      ...own.map((rows) => rows.held(given, instead.off.get(rows) ?? null)),
      ...kept.map(({ rows, live }) => rows.held(given, live)),
    ];
    this.use([...needed, ...names]);
    if (now.read || worked) this.trim(held);
    return someAtATime(blocks);
  }

  /** As the count found it that was made just before, but for more than it looks at. */
  override refreshing(): Promise<number> {
    const { waiting } = this;
    this.waiting = null;
    return waiting === null || waiting > this.limits.changed ? super.refreshing() : Promise.resolve(waiting);
  }

  /** Other models or trained versions are other facts: nothing of the former is kept. */
  private current(): Held {
    const { modelsHash, derivations } = this.factRules;
    const known = this.one;
    if (known?.modelsHash === modelsHash && known.derivations === derivations) return known;
    const columns = new HeldColumns(this.blockDocuments, modelsHash, this.between);
    const { catalogue, policy } = this.factRules;
    const kept = new KeptRows(this.customers, { catalogue, derivations, policy });
    this.one = { modelsHash, derivations, columns, kept };
    return this.one;
  }

  /**
   * Whose row in a block does not hold: they changed since, or its time has passed. Their documents are read after the
   * blocks, as whoever is not on the stale list may only be found newer there. Null: they are too many.
   */
  private async insteadIn(
    { kept }: Held,
    blocks: readonly HeldRows[],
    changed: readonly KeptRow[],
    asOf: Date,
  ): Promise<Instead | null> {
    const past = this.pastIn(blocks, new Map(changed.map(({ id, rev }) => [id, rev])), asOf.getTime());
    if (past === null) return null;
    const all = [...changed, ...(await kept.of(past.revs, asOf))];
    const placeOfRow = this.places.in(blocks);
    const rows: KeptRow[] = [];
    const off = new Map<RowsAtHand, Uint32Array>();
    for (const one of all) {
      const { rows: at, row } = placeOfRow(one);
      if (row >= 0) {
        const expired = past.rows.get(at)?.has(row) ?? false;
        if (!isNewer(one.rev, { rev: at.marks.revs[row] ?? 0, expired })) continue;
        turnOff(off, at, row);
      }
      rows.push(one);
    }
    kept.keepOnly(all);
    return { rows, off };
  }

  /**
   * Rows that do not hold at an instant, and who of them is not among those who changed, or is newer there: a fold as of
   * an earlier instant may have come between. Null: too many.
   */
  private pastIn(blocks: readonly HeldRows[], changed: ReadonlyMap<string, number>, nowMs: number): Past | null {
    const revs: StaleRev[] = [];
    const past = new Map<RowsAtHand, ReadonlySet<number>>();
    for (const { rows } of blocks) {
      if (nowMs < rows.holdsUntil && nowMs >= rows.holdsFrom) continue;
      const out = expiredRows(rows.marks, nowMs);
      past.set(rows, new Set(out));
      revs.push(...rows.revsOf(out).filter(({ _id, rev }) => (changed.get(_id) ?? -1) < rev));
      if (revs.length > this.limits.changed) return null;
    }
    return { revs, rows: past };
  }

  /** Works out what follows from stored facts and the day, where it is not there yet; whether it had to. */
  private completing(names: readonly string[], steps: readonly Derivation[], asOf: Date) {
    const { catalogue, derivations, policy } = this.factRules;
    const given = new Set(steps.flatMap((step) => step.names));
    const atLoad = names.filter((name) => given.has(name));
    const key: LoadKey = { derivations, quarter: Math.floor(asOf.getTime() / QUARTER_MS) };
    const fill = loadFiller(steps, catalogue, { now: asOf, operatorZone: policy.operatorZone });
    return (rows: RowsAtHand) => atLoad.length > 0 && rows.complete(atLoad, key, fill);
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
    const sizes = new Map<string, number>();
    let total = 0;
    for (const { rows } of columns.all) {
      total += rows.bytesBeside;
      for (const [name, bytes] of rows.sizes) {
        sizes.set(name, (sizes.get(name) ?? 0) + bytes);
        total += bytes;
      }
    }
    for (const rows of kept.all) for (const [, bytes] of rows.sizes) total += bytes;
    for (const name of [...this.asked.keys()]) {
      if (total <= this.limits.bytes) return;
      columns.drop(name);
      this.asked.delete(name);
      total -= sizes.get(name) ?? 0;
    }
  }
}

function turnOff(off: Map<RowsAtHand, Uint32Array>, rows: RowsAtHand, row: number): void {
  const live = off.get(rows) ?? allRows(rows.n);
  live[row >> 5] = (live[row >> 5] as number) & ~(1 << (row & 31));
  off.set(rows, live);
}

async function* someAtATime(blocks: readonly HeldBlock[]): AsyncIterable<readonly HeldBlock[]> {
  for (let from = 0; from < blocks.length; from += AT_ONCE) yield blocks.slice(from, from + AT_ONCE);
}
