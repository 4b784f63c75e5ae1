import { expiredRows, type MarkedBlock } from '../../../core/facts/block/block-rows.js';
import { differingFacts } from '../../../core/facts/block/compare-rows.js';
import { tiles } from '../../../core/facts/block/split-points.js';
import type { PlaceRange } from '../../../core/facts/fact-block.js';
import { placeOf } from '../../../core/kit/hash.js';
import type { BlockFault, StandingModels, VerifyReport } from '../../../flows/ports/fact-keeper.js';
import type { BlockDocuments } from './block-documents.js';
import { type BlockHead, type BlockRecord, brokenFields, fromRows, ROW_FIELDS, rangeOf } from './block-record.js';
import type { FactDocument, FactDocuments } from './fact-documents.js';
import type { RowMaker } from './row-maker.js';

/** A block that is written while it is verified is verified again; after so many times it is left for another day. */
const TRIES = 20;
const BATCH = 500;

type Code = BlockFault['code'];
type Told = { readonly faults: BlockFault[]; checked: number; stale: number };
type Known = { readonly rows: MarkedBlock; readonly index: Map<string, number>; readonly expired: ReadonlySet<number> };

/** Holds blocks to the documents they were derived from. */
export class BlockVerifier {
  constructor(
    private readonly blocks: BlockDocuments,
    private readonly documents: FactDocuments,
    private readonly maker: RowMaker,
    private readonly models: StandingModels,
    private readonly nowMs: number,
  ) {}

  async verify(range: PlaceRange): Promise<VerifyReport> {
    const heads = await this.settledHeads(range);
    const total: Told = { faults: [], checked: 0, stale: 0 };
    if (!tiles(heads.map(rangeOf), range)) {
      total.faults.push({ block: range.from, to: range.to, column: null, code: 'TILING', customerId: null });
    }
    for (const head of heads) {
      const told = await this.verifyOne(head);
      total.faults.push(...told.faults);
      total.checked += told.checked;
      total.stale += told.stale;
    }
    return total;
  }

  /** Heads that lie end to end, unless they do not however often they are read. */
  private async settledHeads(range: PlaceRange): Promise<readonly BlockHead[]> {
    let heads: readonly BlockHead[] = [];
    for (let tries = 0; tries < TRIES; tries += 1) {
      heads = await this.blocks.heads(range);
      if (tiles(heads.map(rangeOf), range)) return heads;
    }
    return heads;
  }

  private async verifyOne(head: BlockHead): Promise<Told> {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const record = await this.blocks.readOne(head._id);
      if (record === null) break;
      const told = await this.compare(record);
      const after = await this.blocks.headAt(head._id);
      if (after?._id === head._id && after.version === record.version) return told;
    }
    return { faults: [], checked: 0, stale: head.n };
  }

  private async compare(record: BlockRecord): Promise<Told> {
    const told: Told = { faults: [], checked: 0, stale: 0 };
    const fault = (code: Code, column: string | null, customerId: string | null = null) =>
      told.faults.push({ block: record._id, to: record.to, column, code, customerId });
    const broken = brokenFields(record);
    for (const field of broken) fault('BYTES', field);
    const own = record.modelsHash === this.models.modelsHash;
    const names = own ? this.maker.names.filter((name) => !broken.includes(name)) : [];
    if (ROW_FIELDS.some((field) => broken.includes(field))) return told;
    const known = this.known(record, names, fault);
    if (known === null) return told;
    let batch: FactDocument[] = [];
    const flush = () => {
      this.compareBatch(batch, known, own ? names : null, told, fault);
      batch = [];
    };
    for await (const document of this.documents.inRange(rangeOf(record), this.maker.projection)) {
      batch.push(document);
      if (batch.length >= BATCH) flush();
    }
    flush();
    for (const id of known.index.keys()) fault('NOBODY', 'ids', id);
    return told;
  }

  private known(
    record: BlockRecord,
    names: readonly string[],
    fault: (code: Code, column: string) => void,
  ): Known | null {
    try {
      const rows = fromRows(record, record.n === 0 ? [] : names);
      const { ids } = rows.block;
      const index = new Map(ids.map((id, row) => [id, row]));
      if (index.size < ids.length) fault('TWICE', 'ids');
      const places = ids.map(placeOf);
      const inOrder = places.every((place, row) => place >= (places[row - 1] ?? record._id) && place < record.to);
      if (!inOrder) fault('ORDER', 'ids');
      return { rows, index, expired: new Set(expiredRows(rows.marks, this.nowMs)) };
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      fault('BYTES', error.message);
      return null;
    }
  }

  /** Takes from `index` whom it met: who is left over at the end is nobody's row. `names` is null for other models' facts. */
  private compareBatch(
    documents: readonly FactDocument[],
    known: Known,
    names: readonly string[] | null,
    told: Told,
    fault: (code: Code, column: string | null, customerId: string) => void,
  ): void {
    const comparable: { readonly document: FactDocument; readonly row: number }[] = [];
    for (const document of documents) {
      const row = known.index.get(document._id);
      known.index.delete(document._id);
      const state = stateOf(document, row, known);
      if (state === 'lost') fault('NOT_STALE', 'revs', document._id);
      else if (state === 'known' && row !== undefined && names !== null) comparable.push({ document, row });
      else if (state !== 'gone') told.stale += 1;
    }
    const fresh = this.maker.blockOf(comparable.map(({ document }) => document));
    for (const [place, { document, row }] of comparable.entries()) {
      const pair = [
        { block: known.rows.block, row },
        { block: fresh.block, row: place },
      ] as const;
      for (const name of differingFacts(...pair, names ?? [])) fault('VALUE', name, document._id);
      told.checked += 1;
    }
  }
}

/** What the block knows of a customer: known as it is; stale, so to be folded; gone; or changed and lost. */
function stateOf({ rev, stale, gone }: FactDocument, row: number | undefined, { rows, expired }: Known) {
  if (row !== undefined && rows.marks.revs[row] === rev) return expired.has(row) ? 'stale' : 'known';
  if (row === undefined && gone) return 'gone';
  return stale === true ? 'stale' : 'lost';
}
