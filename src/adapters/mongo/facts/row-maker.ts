import { type MarkedBlock, marksOf, type RowMark } from '../../../core/facts/block/block-rows.js';
import { type DerivedRow, RowDeriver } from '../../../core/facts/block/derive-row.js';
import { ZONE_COLUMN } from '../../../core/facts/block/load-plan.js';
import { asOfEach, type Derivation, derivationsFor } from '../../../core/facts/derive-facts.js';
import { blockOfRows, columnOf } from '../../../core/facts/fact-block.js';
import type { FactCatalogue, FactDefinition } from '../../../core/facts/fact-catalogue.js';
import type { FactValue } from '../../../core/facts/fact-sheet.js';
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

export type FactRules = Pick<BusinessRules, 'catalogue' | 'derivations' | 'policy'>;

type Row = {
  readonly id: string;
  readonly place: number;
  readonly zone: string | null;
  readonly facts: readonly FactValue[];
  readonly mark: RowMark;
};

/** Makes rows of a few stored facts from documents, as of one instant. */
export class RowMaker {
  /** The columns a row has: the facts, and the zone. */
  readonly names: readonly string[];
  readonly projection: Readonly<Record<string, unknown>>;
  private readonly catalogue: FactCatalogue;
  private readonly derive: (document: FactDocument) => DerivedRow;
  private readonly deriveNow: (document: FactDocument) => readonly FactValue[];
  private readonly places: ReadonlyMap<string, number>;

  constructor(
    { catalogue, derivations, policy }: FactRules,
    private readonly facts: readonly string[],
    private readonly now: Date,
  ) {
    const steps: readonly Derivation[] = derivationsFor(facts, derivations);
    const deriver = new RowDeriver(steps);
    this.places = deriver.places;
    const asOfOne = asOfEach(now, policy.operatorZone);
    this.names = [...facts, ZONE_COLUMN];
    this.projection = projectionFor(steps);
    this.catalogue = catalogue;
    this.derive = (document) => {
      const source = sourceOf(document);
      return deriver.derive(source, asOfOne(source));
    };
    this.deriveNow = (document) => {
      const source = sourceOf(document);
      return deriver.facts(source, asOfOne(source));
    };
  }

  derived(document: FactDocument): DerivedRow {
    return this.derive(document);
  }

  row(document: FactDocument, { facts, validUntil }: DerivedRow = this.derive(document)): Row {
    const zone = document.preference?.timeZone ?? null;
    const mark = { rev: document.rev, validFrom: this.now.getTime(), validUntil };
    return { id: document._id, place: document.h, zone, facts, mark };
  }

  block(rows: readonly Row[]): MarkedBlock {
    const ids = rows.map(({ id }) => id);
    const facts = rows.map((row) => row.facts);
    const { columns, n } = blockOfRows({ ids, facts, places: this.places }, this.facts, this.catalogue);
    const zones = columnOf(
      rows.map(({ zone }) => zone),
      ZONE,
    );
    return {
      block: { n, ids, columns: new Map([...columns, [ZONE_COLUMN, zones]]) },
      marks: marksOf(rows.map(({ mark }) => mark)),
    };
  }

  /** For a reader, who keeps nothing: the rows of those who are there, which hold for its own instant. */
  rowsOf(documents: readonly FactDocument[]): MarkedBlock {
    const validUntil = this.now.getTime();
    const there = documents.filter(({ gone }) => gone !== true);
    return this.block(
      there.map((document) => this.row(document, { facts: this.deriveNow(document), validUntil, changes: [] })),
    );
  }
}
