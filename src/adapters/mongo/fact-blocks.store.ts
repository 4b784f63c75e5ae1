import { asOfEach, type Derivation, derivationsFor, deriveFacts } from '../../core/facts/derive-facts.js';
import type { FactBlock, PlaceRange } from '../../core/facts/fact-block.js';
import type { FactSheet } from '../../core/facts/fact-sheet.js';
import type { BusinessRules } from '../../flows/ports/business-rules.js';
import { FactBlocks } from '../../flows/ports/fact-blocks.js';
import type { MongoConnection } from './connection.js';
import { AskedFacts } from './facts/asked-facts.js';
import { BlockDocuments } from './facts/block-documents.js';
import { BlockReader } from './facts/block-reader.js';
import { FactDocuments, projectionFor, sourceOf } from './facts/fact-documents.js';

type Rules = Pick<BusinessRules, 'catalogue' | 'derivations' | 'policy' | 'modelsHash'>;

/** `of` are the derivations in force when it was worked out. */
type Asking = {
  readonly of: readonly Derivation[];
  readonly derivations: readonly Derivation[];
  readonly projection: Readonly<Record<string, unknown>>;
};

/** Facts from their columns, with what changed since folded in: exact at every moment. */
export class MongoFactBlocks extends FactBlocks {
  private readonly blocks: BlockDocuments;
  private readonly documents: FactDocuments;
  private readonly asked = new WeakMap<object, Asking>();

  constructor(
    connection: MongoConnection,
    private readonly rules: Rules,
  ) {
    super();
    this.blocks = new BlockDocuments(connection);
    this.documents = new FactDocuments(connection);
  }

  override async *read(range: PlaceRange, facts: readonly string[], asOf: Date): AsyncIterable<FactBlock> {
    const asked = new AskedFacts(this.rules, facts, asOf);
    const { modelsHash } = this.rules;
    const reader = new BlockReader(this.blocks, this.documents, asked.maker, modelsHash, asOf.getTime());
    for await (const rows of reader.read(range)) yield* asked.blocksOf(rows);
  }

  override async sheetOf(customerId: string, asOf: Date, facts?: readonly string[]): Promise<FactSheet | null> {
    const { policy } = this.rules;
    const { derivations, projection } = this.asking(facts);
    const document = await this.documents.one(customerId, projection);
    if (document === null || document.gone) return null;
    const source = sourceOf(document);
    const sheet = deriveFacts(source, derivations, asOfEach(asOf, policy.operatorZone)(source));
    return facts === undefined ? sheet : Object.fromEntries(facts.map((name) => [name, sheet[name] ?? null]));
  }

  /** Who asks for one customer after another asks for the same facts: what that takes is worked out once. */
  private asking(facts: readonly string[] | undefined): Asking {
    const { derivations } = this.rules;
    const key = facts ?? derivations;
    const known = this.asked.get(key);
    if (known?.of === derivations) return known;
    const needed = facts === undefined ? derivations : derivationsFor(facts, derivations);
    const asking = { of: derivations, derivations: needed, projection: projectionFor(needed) };
    this.asked.set(key, asking);
    return asking;
  }
}
