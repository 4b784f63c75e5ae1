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
/** What the same classes said: every channel has hours of its own. */
const MOST_SAID = 8;

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

/** What was worked out of the columns of some facts, for as long as they are held. */
class ByColumns<V> {
  private readonly known = new WeakMap<Column, { readonly columns: readonly Column[]; readonly value: V }>();

  constructor(private readonly facts: readonly string[]) {}

  of(block: HeldBlock, make: (block: HeldBlock, columns: readonly Column[]) => V): V {
    const first = block.columns.get(this.facts[0] ?? '');
    const known = first && this.known.get(first);
    if (known !== undefined && this.isOf(block, known.columns)) return known.value;
    const columns = columnsIn(block, this.facts);
    const value = make(block, columns);
    if (first !== undefined) this.known.set(first, { columns, value });
    return value;
  }

  private isOf({ columns }: HeldBlock, known: readonly Column[]): boolean {
    const { facts } = this;
    for (let place = 1; place < facts.length; place += 1) {
      if (columns.get(facts[place] as string) !== known[place]) return false;
    }
    return true;
  }
}

/** Classes of rows, each with the number its kind has in all blocks. */
type NumberedClasses = RowClasses & { readonly numbers: readonly number[]; readonly said: SaidRows[] };
/** What classes said, and the rows of it. */
type SaidRows = { readonly codes: readonly (RefusalCode | null)[]; readonly rows: StepRows };
/** What a question says of each class, by its number; of some it was not asked yet. */
type Said = readonly (RefusalCode | null | undefined)[];
type KnownClasses = { readonly known: ByColumns<NumberedClasses>; readonly numbers: Map<string, number> };

function saysSame({ codes }: SaidRows, numbers: readonly number[], said: Said): boolean {
  for (let place = 0; place < numbers.length; place += 1) {
    if (said[numbers[place] as number] !== codes[place]) return false;
  }
  return true;
}

/** The rows of each code: those of a count before, or of another channel, where every class says what it said then. */
function rowsOfSaid(classes: NumberedClasses, said: Said): StepRows {
  const { numbers } = classes;
  for (const known of classes.said) if (saysSame(known, numbers, said)) return known.rows;
  const codes = numbers.map((number) => said[number] ?? null);
  const rows = rowsByCode(classes, codes);
  classes.said.push({ codes, rows });
  if (classes.said.length > MOST_SAID) classes.said.shift();
  return rows;
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
  private readonly classes = new Newest<KnownClasses>(MOST_STEPS);
  private readonly draws = new Newest<WeakMap<Column, Drawn>>(MOST_STEPS);

  /** What is known of draws, beside the column of households. */
  drawnBy(key: string): WeakMap<Column, Drawn> {
    return this.draws.of(key, () => new WeakMap());
  }

  stepOver(step: Asked): StepOver {
    return step.key === null ? this.moving(step) : this.fixed(step);
  }

  private fixed({ stage, facts, key, ask }: Asked): StepOver {
    const make = (block: HeldBlock, columns: readonly Column[]) => {
      const classes = classesOf(block, facts, columns);
      return rowsByCode(classes, classes.sheets.map(ask));
    };
    const known = this.steps.of(JSON.stringify([stage, facts, key]), () => new ByColumns(facts));
    return (block) => known.of(block, make);
  }

  /** Each class is asked once, in whichever blocks it is met. */
  private moving({ facts, ask }: Asked): StepOver {
    const { known, numbers } = this.classes.of(JSON.stringify(facts), () => {
      return { known: new ByColumns<NumberedClasses>(facts), numbers: new Map<string, number>() };
    });
    const numberOf = (key: string) => {
      const number = numbers.get(key) ?? numbers.size;
      numbers.set(key, number);
      return number;
    };
    const make = (block: HeldBlock, columns: readonly Column[]) => {
      const classes = classesOf(block, facts, columns);
      return { ...classes, numbers: classes.keys.map(numberOf), said: [] };
    };
    const said: (RefusalCode | null | undefined)[] = [];
    const saysNo = ({ numbers, sheets }: NumberedClasses) => {
      let no = false;
      for (let place = 0; place < numbers.length; place += 1) {
        const number = numbers[place] as number;
        if (said[number] === undefined) said[number] = ask(sheets[place] ?? {});
        if (said[number] !== null) no = true;
      }
      return no;
    };
    return (block) => {
      if (block.n === 0) return NOBODY;
      const classes = known.of(block, make);
      if (!saysNo(classes)) return NOBODY;
      return rowsOfSaid(classes, said);
    };
  }
}
