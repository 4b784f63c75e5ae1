import type { HeldBlock } from '../../facts/held-block.js';
import type { Day } from '../../kit/day.js';
import { type RefusalCode, STAGES, type Stage } from '../../policy/refusal.js';
import { BitProgram } from '../../rules/held/bit-program.js';
import { countRows, isNobody, type RowBits, ScratchBits, takeFrom } from '../../rules/held/row-bits.js';
import type { CompiledPack } from '../../rules/program.js';
import type { DecisionFrame, MatchedRule } from '../decision-frame.js';
import type { Preview, PreviewReason } from '../preview.js';
import { type ReachStep, reachSteps } from './reach-steps.js';
import { SparedUnits } from './spared-units.js';
import type { CountMemory } from './step-rows.js';

/** Takes out of those who still stand who leaves at one question of a stage; how many, by reason. */
type Leaving = (block: HeldBlock, standing: RowBits) => void;

/** The conditions of offers and holds asked of one block after another; of each block once, whoever asks. */
export class OpenGates {
  private readonly program: BitProgram;
  private readonly places: ReadonlyMap<string, number>;
  private block: HeldBlock | null = null;
  private rows: readonly RowBits[] = [];

  constructor(pack: CompiledPack, { leaves }: CountMemory, today: Day) {
    this.program = new BitProgram(pack, leaves, today);
    this.places = new Map(pack.rules.map(({ rule }, place) => [rule.id, place]));
  }

  /** The rows of which a gate is known to be true. */
  of(block: HeldBlock, gate: string): RowBits {
    if (this.block !== block) this.rows = this.program.rowsOf(block);
    this.block = block;
    const rows = this.rows[this.places.get(gate) ?? -1];
    if (rows === undefined) throw new Error(`no gate ${gate}`);
    return rows;
  }
}

/** One rule of one campaign, and the conditions of its offer and holds where there are any. */
type Reached = {
  readonly match: MatchedRule;
  readonly gates: OpenGates | null;
  readonly frame: DecisionFrame;
};

/**
 * Counts who would be reached of blocks that are held: what `PreviewCount` counts of a rule that stands alone. Stages are
 * asked of rows at once, each of the facts it looks at, and answers are kept while their columns are.
 */
export class ReachCount {
  private readonly steps: readonly Leaving[];
  private readonly left = new Map<string, PreviewReason>();
  private readonly standing = new ScratchBits();
  private readonly leavers = new ScratchBits();
  private matched = 0;
  private reached = 0;

  constructor(
    private readonly asked: Reached,
    private readonly memory: CountMemory,
  ) {
    this.steps = reachSteps(asked.match, asked.frame).flatMap((step) => this.leaving(step) ?? []);
  }

  /** `matched` are the rows that match and are live. */
  add(block: HeldBlock, matched: RowBits): void {
    if (isNobody(matched)) return;
    const standing = this.standing.copyOf(matched);
    this.matched += countRows(standing);
    for (const leave of this.steps) leave(block, standing);
    this.reached += countRows(standing);
  }

  result(): Preview {
    const left = [...this.left.values()].sort(
      (a, b) => STAGES.indexOf(a.stage) - STAGES.indexOf(b.stage) || (a.code < b.code ? -1 : 1),
    );
    return { matched: this.matched, reached: this.reached, left };
  }

  /** Null: nobody leaves. */
  private leaving(step: ReachStep): Leaving | null {
    const { stage } = step;
    switch (step.kind) {
      case 'held':
        return (block, standing) => this.leave(stage, step.code, takeFrom(standing, this.gate(block, step.gate)));
      case 'open': {
        const spared = step.spared ? SparedUnits.at(this.asked.frame, this.memory) : null;
        return (block, standing) => {
          const leaving = this.leavers.copyOf(standing);
          takeFrom(leaving, this.gate(block, step.gate));
          if (isNobody(leaving)) return;
          if (spared !== null) takeFrom(leaving, spared.among(block, leaving));
          this.leave(stage, step.code, takeFrom(standing, leaving));
        };
      }
      case 'asked': {
        if (step.facts.length === 0) return this.leavingAll(stage, step.ask({}));
        const over = this.memory.stepOver(step);
        return (block, standing) => {
          for (const [code, rows] of over(block)) this.leave(stage, code, takeFrom(standing, rows));
        };
      }
    }
  }

  private leavingAll(stage: Stage, code: RefusalCode | null): Leaving | null {
    if (code === null) return null;
    return (_block, standing) => this.leave(stage, code, takeFrom(standing, standing.slice()));
  }

  private gate(block: HeldBlock, gate: string): RowBits {
    const { gates } = this.asked;
    if (gates === null) throw new Error(`no gate ${gate}`);
    return gates.of(block, gate);
  }

  private leave(stage: Stage, code: RefusalCode, customers: number): void {
    if (customers === 0) return;
    const before = this.left.get(code)?.customers ?? 0;
    this.left.set(code, { stage: this.left.get(code)?.stage ?? stage, code, customers: before + customers });
  }
}
