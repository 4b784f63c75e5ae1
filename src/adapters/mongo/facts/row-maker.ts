import { BlockBuilder } from '../../../core/facts/block/block-builder.js';
import { type MarkedBlock, orderedRows } from '../../../core/facts/block/block-rows.js';
import { type DerivedRow, RowDeriver } from '../../../core/facts/block/derive-row.js';
import { ZONE_COLUMN } from '../../../core/facts/block/load-plan.js';
import { asOfEach, type Derivation, derivationsFor } from '../../../core/facts/derive-facts.js';
import type { FactCatalogue, FactDefinition } from '../../../core/facts/fact-catalogue.js';
import type { FactValue } from '../../../core/facts/fact-sheet.js';
import { oneByOne } from '../../../core/facts/one-fact.js';
import type { BusinessRules } from '../../../flows/ports/business-rules.js';
import { type FactDocument, projectionFor, sourceOf } from './fact-documents.js';

/** The zone beside the facts, held as text is. */
const ZONE: FactDefinition = {
  name: ZONE_COLUMN,
  type: 'text',
  unit: null,
  nullable: true,
  labels: { 'zh-CN': '时区', en: 'time zone' },
};
const ZONE_STEPS = oneByOne({
  [ZONE_COLUMN]: { type: 'text', reads: ['preference.timeZone'], of: ({ preference }) => preference.timeZone },
});

/** A document and what it gives. */
export type Derived = { readonly document: FactDocument; readonly derived: DerivedRow };

export type FactRules = Pick<BusinessRules, 'catalogue' | 'derivations' | 'policy'>;

/** Documents derived at a time: few enough to be in the processor's reach, and let go at once. */
const AT_ONCE = 64;

/** Documents by so many, as they come. */
export function* fewAtOnce<T>(documents: Iterable<T>): Iterable<readonly T[]> {
  let few: T[] = [];
  for (const document of documents) {
    few.push(document);
    if (few.length < AT_ONCE) continue;
    yield few;
    few = [];
  }
  if (few.length > 0) yield few;
}

/** Rows side by side as they are made; nothing of a document is kept but its facts. */
export class RowTaker {
  private places: number[] = [];
  private revs: number[] = [];
  private validUntils: number[] = [];

  constructor(
    private readonly builder: BlockBuilder,
    private readonly validFrom: number,
  ) {}

  take({ _id, h, rev }: FactDocument, facts: readonly FactValue[], validUntil: number): void {
    this.builder.put(_id, facts);
    this.places.push(h);
    this.revs.push(rev);
    this.validUntils.push(validUntil);
  }

  /** Forgets what was taken: what was made of it holds no longer. */
  clear(): void {
    this.builder.clear();
    [this.places, this.revs, this.validUntils] = [[], [], []];
  }

  /** All that was taken, as it came. It holds until something is taken again. */
  rows(): MarkedBlock {
    const revs = Float64Array.from(this.revs);
    const validUntils = Float64Array.from(this.validUntils);
    const validFroms = new Float64Array(revs.length).fill(this.validFrom);
    return { block: this.builder.done(), marks: { revs, validFroms, validUntils } };
  }

  /** The same in order of place, then id. */
  inOrder(): MarkedBlock {
    return orderedRows(this.rows(), this.places);
  }
}

/**
 * Makes rows of a few stored facts from documents, as of one instant. `former` makes rows of the same facts by the same
 * rules, as of another.
 */
export class RowMaker {
  /** The columns a row has: the facts, and the zone. */
  readonly names: readonly string[];
  readonly projection: Readonly<Record<string, 0 | 1>>;
  private readonly catalogue: FactCatalogue;
  private readonly deriver: RowDeriver;
  private readonly asOfOne: ReturnType<typeof asOfEach>;

  constructor(
    { catalogue, derivations, policy }: FactRules,
    facts: readonly string[],
    private readonly now: Date,
    former?: RowMaker,
  ) {
    this.asOfOne = asOfEach(now, policy.operatorZone);
    if (former !== undefined) {
      ({ deriver: this.deriver, names: this.names, projection: this.projection, catalogue: this.catalogue } = former);
      return;
    }
    const steps: readonly Derivation[] = derivationsFor(facts, derivations);
    this.deriver = new RowDeriver([...steps, ...ZONE_STEPS]);
    this.names = [...facts, ZONE_COLUMN];
    this.projection = projectionFor(steps);
    this.catalogue = new Map([...catalogue, [ZONE_COLUMN, ZONE]]);
  }

  /** What documents give, in their order. */
  derived(documents: readonly FactDocument[]): readonly Derived[] {
    const rows = this.deriver.deriveAll(documents.map(sourceOf), this.asOfOne);
    return documents.map((document, at) => ({ document, derived: rows[at] as DerivedRow }));
  }

  /** To put rows of about so many customers side by side. */
  taker(room: number): RowTaker {
    const builder = new BlockBuilder(this.names, this.deriver.places, this.catalogue, Math.max(1, room));
    return new RowTaker(builder, this.now.getTime());
  }

  /** Rows of documents in their order, as they are derived, whatever their models moved to. */
  blockOf(documents: readonly FactDocument[]): MarkedBlock {
    const taker = this.taker(documents.length);
    for (const few of fewAtOnce(documents)) {
      for (const { document, derived } of this.derived(few)) taker.take(document, derived.facts, derived.validUntil);
    }
    return taker.rows();
  }

  /**
   * For a reader, who keeps nothing: the rows of those who are there, which hold for its own instant. `taker` is cleared before,
   * and the rows are its own.
   */
  rowsOf(documents: readonly FactDocument[], taker = this.taker(documents.length)): MarkedBlock {
    taker.clear();
    const validUntil = this.now.getTime();
    const there = documents.filter(({ gone }) => gone !== true);
    for (const few of fewAtOnce(there)) {
      const rows = this.deriver.factsOfAll(few.map(sourceOf), this.asOfOne);
      for (const [at, document] of few.entries()) taker.take(document, rows[at] as readonly FactValue[], validUntil);
    }
    return taker.rows();
  }
}
