import { type MarkedBlock, marksOf, type RowMark } from '../../../core/facts/block/block-rows.js';
import { type DerivedRow, rowDeriver } from '../../../core/facts/block/derive-row.js';
import { ZONE_COLUMN } from '../../../core/facts/block/load-plan.js';
import { asOfEach, type Derivation, derivationsFor, deriveFacts } from '../../../core/facts/derive-facts.js';
import { blockOf, columnOf } from '../../../core/facts/fact-block.js';
import type { FactCatalogue, FactDefinition } from '../../../core/facts/fact-catalogue.js';
import type { FactSheet } from '../../../core/facts/fact-sheet.js';
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
  readonly sheet: FactSheet;
  readonly mark: RowMark;
};

/** Makes rows of a few stored facts from documents, as of one instant. */
export class RowMaker {
  /** The columns a row has: the facts, and the zone. */
  readonly names: readonly string[];
  readonly projection: Readonly<Record<string, unknown>>;
  private readonly catalogue: FactCatalogue;
  private readonly derive: (document: FactDocument) => DerivedRow;
  private readonly deriveNow: (document: FactDocument) => FactSheet;

  constructor(
    { catalogue, derivations, policy }: FactRules,
    private readonly facts: readonly string[],
    private readonly now: Date,
  ) {
    const steps: readonly Derivation[] = derivationsFor(facts, derivations);
    const derive = rowDeriver(steps);
    const asOfOne = asOfEach(now, policy.operatorZone);
    this.names = [...facts, ZONE_COLUMN];
    this.projection = projectionFor(steps);
    this.catalogue = catalogue;
    this.derive = (document) => {
      const source = sourceOf(document);
      return derive(source, asOfOne(source));
    };
    this.deriveNow = (document) => {
      const source = sourceOf(document);
      return deriveFacts(source, steps, asOfOne(source));
    };
  }

  derived(document: FactDocument): DerivedRow {
    return this.derive(document);
  }

  row(document: FactDocument, { sheet, validUntil }: DerivedRow = this.derive(document)): Row {
    const zone = document.preference?.timeZone ?? null;
    const mark = { rev: document.rev, validFrom: this.now.getTime(), validUntil };
    return { id: document._id, place: document.h, zone, sheet, mark };
  }

  block(rows: readonly Row[]): MarkedBlock {
    const ids = rows.map(({ id }) => id);
    const sheets = rows.map(({ sheet }) => sheet);
    const { columns, n } = blockOf(ids, sheets, this.facts, this.catalogue);
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
      there.map((document) => this.row(document, { sheet: this.deriveNow(document), validUntil, changes: [] })),
    );
  }
}
