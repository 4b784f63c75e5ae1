import type { Column } from '../../facts/fact-block.js';
import type { FactSheet } from '../../facts/fact-sheet.js';
import type { HeldBlock } from '../../facts/held-block.js';
import type { RefusalCode } from '../../policy/refusal.js';
import { Newest } from '../../rules/guarded/newest.js';
import { LeafBits } from '../../rules/held/leaf-bits.js';
import { type RowBits, rowsWith } from '../../rules/held/row-bits.js';
import { type RowClasses, rowClasses } from './row-classes.js';

/** Questions whose answers are remembered: those of some dozen offers on every channel. A bit a customer and reason. */
const MOST_STEPS = 128;

type StepRows = readonly (readonly [RefusalCode, RowBits])[];
type Ask = (sheet: FactSheet) => RefusalCode | null;
type Asked = {
  readonly stage: string;
  readonly facts: readonly string[];
  readonly key: string | null;
  readonly ask: Ask;
};

const NOBODY: StepRows = [];

/** Whom somebody asked about in a draw, and of them those who are spared. */
type Drawn = { readonly asked: RowBits; readonly spared: RowBits };

/** What was worked out of some columns, for as long as they are held. */
class ByColumns<V> {
  private readonly known = new WeakMap<Column, { readonly columns: readonly Column[]; readonly value: V }>();

  of(columns: readonly Column[], make: () => V): V {
    const [first] = columns;
    if (first === undefined) return make();
    const known = this.known.get(first);
    if (known !== undefined && isSame(known.columns, columns)) return known.value;
    const value = make();
    this.known.set(first, { columns, value });
    return value;
  }
}

function isSame(some: readonly Column[], others: readonly Column[]): boolean {
  for (let place = 0; place < others.length; place += 1) if (some[place] !== others[place]) return false;
  return true;
}

/** The rows of each code, of classes whose codes are known. */
function rowsByCode({ ofRow }: RowClasses, codes: readonly (RefusalCode | null)[]): StepRows {
  const said = [...new Set(codes)].filter((code) => code !== null);
  return said.map((code) => [
    code,
    rowsWith(
      ofRow,
      Uint8Array.from(codes, (one) => (one === code ? 1 : 0)),
    ),
  ]);
}

function columnsIn({ columns }: HeldBlock, facts: readonly string[]): readonly Column[] {
  return facts.map((fact) => {
    const column = columns.get(fact);
    if (column === undefined) throw new Error(`the block has no column ${fact}`);
    return column;
  });
}

function classesOf(block: HeldBlock, facts: readonly string[], columns: readonly Column[]): RowClasses {
  return rowClasses(
    block.n,
    facts.flatMap((fact, place) => (columns[place] === undefined ? [] : [[fact, columns[place]] as const])),
  );
}

/** Who leaves at one question, block after block. */
type StepOver = (block: HeldBlock) => StepRows;

/**
 * What is remembered from count to count, of columns that are held: where leaves are true, where questions of stages that do
 * not hang on the instant say no, and which rows are alike to those that do.
 */
export class CountMemory {
  readonly leaves = new LeafBits();
  private readonly steps = new Newest<ByColumns<StepRows>>(MOST_STEPS);
  private readonly classes = new Newest<ByColumns<RowClasses>>(MOST_STEPS);
  private readonly draws = new Newest<ByColumns<Drawn>>(MOST_STEPS);

  /** What is known of draws, beside the column of households. */
  drawnBy(key: string): (column: Column, make: () => Drawn) => Drawn {
    const known = this.draws.of(key, () => new ByColumns());
    return (column, make) => known.of([column], make);
  }

  stepOver(step: Asked): StepOver {
    return step.key === null ? this.moving(step) : this.fixed(step);
  }

  private fixed({ stage, facts, key, ask }: Asked): StepOver {
    const known = this.steps.of(JSON.stringify([stage, facts, key]), () => new ByColumns());
    return (block) => {
      const columns = columnsIn(block, facts);
      return known.of(columns, () => {
        const classes = classesOf(block, facts, columns);
        return rowsByCode(classes, classes.sheets.map(ask));
      });
    };
  }

  /** Each class is asked once, in whichever blocks it is met. */
  private moving({ facts, ask }: Asked): StepOver {
    const known = this.classes.of(JSON.stringify(facts), () => new ByColumns());
    const said = new Map<string, RefusalCode | null>();
    const sayOf = (key: string, sheet: FactSheet) => {
      const before = said.get(key);
      if (before !== undefined) return before;
      const code = ask(sheet);
      said.set(key, code);
      return code;
    };
    return (block) => {
      if (block.n === 0) return NOBODY;
      const columns = columnsIn(block, facts);
      const classes = known.of(columns, () => classesOf(block, facts, columns));
      const { keys, sheets } = classes;
      let isSaid = false;
      for (let place = 0; place < keys.length; place += 1) {
        if (sayOf(keys[place] ?? '', sheets[place] ?? {}) !== null) isSaid = true;
      }
      return isSaid
        ? rowsByCode(
            classes,
            keys.map((key) => said.get(key) ?? null),
          )
        : NOBODY;
    };
  }
}
