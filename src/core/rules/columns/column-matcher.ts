import type { RuleIndex } from '../compile/rule-index.js';
import type { ColumnKernel } from './column-kernel.js';
import { type ColumnProgram, columnProgramOf } from './column-program.js';
import { BLOCK_ROWS, checkedRows, type EncodedBlock } from './encode-block.js';

/**
 * The rules that survive for each customer of a block: those of row `r` are `rules[starts[r]]` to
 * `rules[starts[r + 1] - 1]`, as places in the list they were compiled from, highest priority first. Rules among
 * `exactRules` may match, the others do. Rows named `irregular` have none here: they are asked exactly.
 * Valid until the next block is matched.
 */
export type BlockMatches = {
  readonly n: number;
  readonly starts: Int32Array;
  readonly rules: Int32Array;
  readonly irregular: readonly number[];
};

const WORD = 4;
const aligned = (address: number) => Math.ceil(address / 16) * 16;

/** Where things lie in the kernel's memory, in bytes. */
type Layout = {
  readonly codes: number;
  readonly bits: number;
  readonly questions: number;
  readonly instructions: number;
  readonly numbers: number;
  readonly cursors: number;
  readonly starts: number;
  readonly end: number;
};

function layoutOf(rows: number, index: RuleIndex, { questions, instructions, slots }: ColumnProgram): Layout {
  let next = 0;
  const take = (bytes: number) => {
    const at = next;
    next = aligned(next + bytes);
    return at;
  };
  return {
    codes: take(index.dimensions.length * rows),
    bits: take((slots * rows) / 8),
    questions: take(questions.length * WORD),
    instructions: take(instructions.length * WORD),
    numbers: take(index.rules.length * WORD),
    cursors: take(rows * WORD),
    starts: take((rows + 1) * WORD),
    end: next,
  };
}

/** Asks the whole rule set about a block of customers at once, on the kernel it is given. */
export class ColumnMatcher {
  private readonly program: ColumnProgram;
  private readonly layout: Layout;
  private readonly rowBytes: number;

  constructor(
    private readonly index: RuleIndex,
    private readonly kernel: ColumnKernel,
    readonly rows = BLOCK_ROWS,
  ) {
    this.program = columnProgramOf(index);
    this.layout = layoutOf(checkedRows(rows), index, this.program);
    this.rowBytes = rows / 8;
    kernel.reserve(this.layout.end);
    this.load();
  }

  /** Memory that does not depend on how much matches. */
  get bytes(): number {
    return this.layout.end;
  }

  /** How many customers of the block each rule survives for, rules by their places: an audience without its list. */
  counts(block: EncodedBlock): Int32Array {
    this.decide(block);
    const counts = new Int32Array(this.index.rules.length);
    for (const [rank, { index }] of this.index.rules.entries()) {
      counts[index] = this.kernel.count(this.slot(this.program.firstRuleSlot + rank), this.rowBytes);
    }
    return counts;
  }

  match(block: EncodedBlock): BlockMatches {
    const { kernel, layout, rows } = this;
    this.decide(block);
    const bits = this.slot(this.program.firstRuleSlot);
    const rules = this.index.rules.length;
    const total = kernel.count(bits, rules * this.rowBytes);
    const found = layout.end;
    const lists = aligned(found + total * WORD);
    kernel.reserve(lists + total * WORD);
    const { numbers, cursors, starts } = layout;
    kernel.list({ bits, rules, rows, numbers, cursors, starts, found, lists });
    return {
      n: block.n,
      starts: new Int32Array(kernel.memory(), starts, block.n + 1),
      rules: new Int32Array(kernel.memory(), lists, total),
      irregular: block.irregular,
    };
  }

  /** Block after block; between two of them the caller may let others run. */
  *matches(blocks: Iterable<EncodedBlock>): Generator<BlockMatches> {
    for (const block of blocks) yield this.match(block);
  }

  private slot(number: number): number {
    return this.layout.bits + number * this.rowBytes;
  }

  private load(): void {
    const { questions, instructions } = this.program;
    const { layout, rows } = this;
    const words = new Int32Array(this.kernel.memory());
    let at = layout.questions / WORD;
    for (let next = 0; next < questions.length; ) {
      const [dimension = 0, slot = 0, ranges = 0] = questions.subarray(next, next + 3);
      const end = next + 3 + ranges * 2;
      words.set([layout.codes + dimension * rows, this.slot(slot), ranges, ...questions.subarray(next + 3, end)], at);
      at += end - next;
      next = end;
    }
    const moved = instructions.map((value, place) => (place % 4 === 0 ? value : this.slot(value)));
    words.set(moved, layout.instructions / WORD);
    words.set(
      this.index.rules.map(({ index }) => index),
      layout.numbers / WORD,
    );
  }

  /** Afterwards every rule's bit row says who survives. */
  private decide({ n, rows, codes, irregular }: EncodedBlock): void {
    if (rows !== this.rows || codes.length !== this.index.dimensions.length * rows) {
      throw new Error(`a block of ${rows} rows and ${codes.length} codes was encoded for another rule set`);
    }
    const { kernel, layout, program } = this;
    const bytes = new Uint8Array(kernel.memory());
    bytes.set(codes, layout.codes);
    const valid = bytes.subarray(this.slot(program.validSlot), this.slot(program.validSlot) + this.rowBytes);
    valid.fill(0xff, 0, n >> 3).fill(0, n >> 3);
    if (n % 8 !== 0) valid[n >> 3] = (1 << (n % 8)) - 1;
    for (const row of irregular) valid[row >> 3] = (valid[row >> 3] as number) & ~(1 << (row & 7));
    kernel.ask(layout.questions, layout.questions + program.questions.length * WORD, rows);
    kernel.combine(layout.instructions, layout.instructions + program.instructions.length * WORD, this.rowBytes);
  }
}
