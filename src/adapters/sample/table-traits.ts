import { type Chance, type Weighed, weighed } from './chance.js';
import type { TableCounts } from './sample-shapes.js';

/** What the sample table knows of a customer, drawn anew. Places in lists are those of scripts/sample-tables.mjs. */
export type TableTraits = {
  readonly female: boolean;
  readonly senior: boolean;
  readonly partner: boolean;
  readonly dependents: boolean;
  readonly tenure: number;
  /** 0 month by month, 1 one year, 2 two years. */
  readonly contract: number;
  /** 0 none, 1 copper, 2 fibre. */
  readonly internet: number;
  /** 0 no telephone, 1 one line, 2 more. */
  readonly lines: number;
  /** A bit an add-on. */
  readonly addOns: number;
  readonly payment: number;
  readonly paperless: boolean;
  /** A month, in the table's cents. */
  readonly charge: number;
  readonly churned: boolean;
};

const ADD_ONS = 6;
const oneHot = (count: number, at: number) => Array.from({ length: count }, (_, index) => Number(index === at));
const bitsOf = (bits: number) => Array.from({ length: ADD_ONS }, (_, bit) => (bits >> bit) & 1);

type Cells = readonly (Weighed<number> | null)[];

/** A cell that holds nobody in the table is never asked for: what is given was drawn from the table too. */
function cellsOf(counts: readonly (readonly (readonly [number, number])[])[]): Cells {
  return counts.map((cell) => (cell.length === 0 ? null : weighed(cell)));
}

function drawn(cells: Cells, given: number, chance: Chance): number {
  const cell = cells[given];
  if (!cell) throw new Error(`the sample table has nobody in cell ${given}`);
  return chance.pick(cell);
}

/**
 * Draws customers from the table's joint distributions, one after another: household; contract and tenure given it;
 * access given contract, tenure and age; add-ons, payment given those; the charge by the table's own prices; and
 * whether the customer left, by a logistic model of all of them.
 */
export class TableDraw {
  private readonly household: Weighed<number>;
  private readonly contract: Cells;
  private readonly access: Cells;
  private readonly addOns: Cells;
  private readonly payment: Cells;
  private readonly months: readonly Weighed<number>[];

  constructor(private readonly table: TableCounts) {
    this.household = weighed(table.household);
    this.contract = cellsOf(table.contract);
    this.access = cellsOf(table.access);
    this.addOns = cellsOf(table.addOns);
    this.payment = cellsOf(table.payment);
    const counted = table.months.map((count, month): [number, number] => [month, count]);
    this.months = table.bands.map((from, band) => weighed(counted.slice(from, table.bands[band + 1] ?? 73)));
  }

  traits(chance: Chance): TableTraits {
    const { rows, coarse: coarseFrom, female } = this.table;
    const household = chance.pick(this.household);
    const [senior, partner, dependents] = [household >> 2, (household >> 1) & 1, household & 1];
    const term = drawn(this.contract, household, chance);
    const [contract, band] = [Math.floor(term / 10), term % 10];
    const coarse = coarseFrom.findLastIndex((from) => from <= band);
    const access = drawn(this.access, 12 * contract + 4 * coarse + 2 * senior + dependents, chance);
    const [internet, lines] = [Math.floor(access / 3), access % 3];
    const addOns = drawn(this.addOns, 9 * internet + 3 * contract + coarse, chance);
    const paid = drawn(this.payment, 18 * internet + 6 * contract + 2 * coarse + senior, chance);
    const [payment, paperless] = [paid >> 1, paid & 1];
    const months = this.months[band];
    if (months === undefined) throw new Error(`no such tenure band: ${band}`);
    const levels = [
      1,
      ...oneHot(3, contract),
      ...oneHot(3, internet),
      ...oneHot(10, band),
      ...oneHot(4, payment),
      ...oneHot(8, household),
      ...oneHot(3, lines),
      paperless,
      ...bitsOf(addOns),
    ];
    return {
      female: chance.happens(female / rows),
      senior: senior === 1,
      partner: partner === 1,
      dependents: dependents === 1,
      tenure: chance.pick(months),
      contract,
      internet,
      lines,
      addOns,
      payment,
      paperless: paperless === 1,
      charge: this.charge(3 * internet + lines, addOns, chance),
      churned: chance.happens(this.churnChance(levels)),
    };
  }

  private churnChance(levels: readonly number[]): number {
    const score = levels.reduce((sum, level, index) => sum + level * (this.table.churn[index] ?? 0), 0);
    return 1 / (1 + Math.exp(-score));
  }

  private charge(access: number, addOns: number, chance: Chance): number {
    const { base, addOns: prices, left } = this.table.price;
    const services = bitsOf(addOns).reduce((sum, bit, index) => sum + bit * (prices[index] ?? 0), base[access] ?? 0);
    const at = chance.next() * (left.length - 1);
    const [below, above] = [left[Math.floor(at)] ?? 0, left[Math.ceil(at)] ?? 0];
    return Math.round(services + below + (at % 1) * (above - below));
  }
}
