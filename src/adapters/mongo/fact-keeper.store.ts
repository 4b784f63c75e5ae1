import { marksOf } from '../../core/facts/block/block-rows.js';
import { storedFacts } from '../../core/facts/block/load-plan.js';
import type { PlaceRange } from '../../core/facts/fact-block.js';
import { PLACES } from '../../core/kit/hash.js';
import type { BusinessRules } from '../../flows/ports/business-rules.js';
import {
  FactKeeper,
  type FoldReport,
  ModelsOutdated,
  type StandingModels,
  type VerifyReport,
} from '../../flows/ports/fact-keeper.js';
import type { MongoConnection } from './connection.js';
import { BlockDocuments } from './facts/block-documents.js';
import { BlockFolder } from './facts/block-folder.js';
import { rangeOf, toRows } from './facts/block-record.js';
import { BLOCK_SIZES, type BlockSizes, BlockSplitter } from './facts/block-splitter.js';
import { BlockVerifier } from './facts/block-verifier.js';
import { FactDocuments } from './facts/fact-documents.js';
import { rebuildRange } from './facts/rebuild-range.js';
import { RowMaker } from './facts/row-maker.js';

const EVERYWHERE: PlaceRange = { from: 0, to: PLACES };
/** Cuts of cuts: each round cuts a block into many, so few rounds are enough for any base. */
const ROUNDS = 8;

type Rules = Pick<BusinessRules, 'catalogue' | 'derivations' | 'policy'>;

export class MongoFactKeeper extends FactKeeper {
  private readonly blocks: BlockDocuments;
  private readonly documents: FactDocuments;
  private readonly splitter: BlockSplitter;

  constructor(
    connection: MongoConnection,
    private readonly rules: Rules,
    sizes: BlockSizes = BLOCK_SIZES,
  ) {
    super();
    this.blocks = new BlockDocuments(connection);
    this.documents = new FactDocuments(connection);
    this.splitter = new BlockSplitter(this.blocks, sizes);
  }

  static async ensureIndexes(connection: MongoConnection): Promise<void> {
    await BlockDocuments.ensureIndexes(connection);
    await FactDocuments.ensureIndexes(connection);
  }

  override async ranges(models: StandingModels): Promise<readonly PlaceRange[]> {
    const heads = await this.blocks.heads(EVERYWHERE);
    if (heads.length > 0) return heads.map(rangeOf);
    const none = { block: { n: 0, ids: [], columns: new Map() }, marks: marksOf([]) };
    await this.blocks.first(toRows(none), models);
    return (await this.blocks.heads(EVERYWHERE)).map(rangeOf);
  }

  override async makeRoom(customers: number, models: StandingModels): Promise<number> {
    await this.ranges(models);
    let cut = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const before = cut;
      for (const head of await this.blocks.heads(EVERYWHERE)) {
        const share = (customers * (head.to - head._id)) / PLACES;
        if (!this.splitter.isTight(head, share)) continue;
        if (await this.splitter.split(head, Math.max(head.n, share))) cut += 1;
      }
      if (cut === before) break;
    }
    return cut;
  }

  override async nextDue(from: number, models: StandingModels, asOf: Date): Promise<PlaceRange | null> {
    const [stale, due] = await Promise.all([
      this.documents.firstStale(from),
      this.blocks.firstDue(from, models.models, asOf.getTime()),
    ]);
    const place = Math.min(stale ?? Number.POSITIVE_INFINITY, due ?? Number.POSITIVE_INFINITY);
    if (place === Number.POSITIVE_INFINITY) return null;
    const head = await this.blocks.headAt(place);
    return head === null ? ((await this.ranges(models))[0] ?? null) : rangeOf(head);
  }

  override async fold(range: PlaceRange, models: StandingModels, asOf: Date): Promise<FoldReport> {
    const before = (await this.blocks.heads(range)).length;
    const report = await this.folder(models, asOf).foldRange(range, false);
    return { ...report, split: (await this.blocks.heads(range)).length - before };
  }

  override async rebuild(range: PlaceRange, models: StandingModels, asOf: Date): Promise<FoldReport> {
    const heads = await this.blocks.heads(range);
    const newest = Math.max(0, ...heads.map((head) => head.models));
    if (newest > models.models) throw new ModelsOutdated(newest);
    const report = await rebuildRange(this.folder(models, asOf), heads);
    return { ...report, split: (await this.blocks.heads(range)).length - heads.length };
  }

  override async verify(range: PlaceRange, models: StandingModels, asOf: Date): Promise<VerifyReport> {
    const maker = new RowMaker(this.rules, storedFacts(this.rules.derivations), asOf);
    return new BlockVerifier(this.blocks, this.documents, maker, models, asOf.getTime()).verify(range);
  }

  private folder(models: StandingModels, asOf: Date): BlockFolder {
    const maker = new RowMaker(this.rules, storedFacts(this.rules.derivations), asOf);
    return new BlockFolder(this.blocks, this.documents, this.splitter, maker, models, asOf.getTime());
  }
}
