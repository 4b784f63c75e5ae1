import type { Leaf, Tree } from '../condition/condition.js';
import { type Column, columnOf, type FactBlock } from '../facts/fact-block.js';
import type { FactCatalogue } from '../facts/fact-catalogue.js';
import type { FactValue } from '../facts/fact-sheet.js';
import { isContactFact } from '../facts/identity/contact-state.js';
import type { Day } from '../kit/day.js';
import type { ContactRow } from '../policy/contact-policy.js';
import { contactFactsOf } from '../policy/contacts/contact-facts.js';
import { subPack } from '../rules/check/sub-pack.js';
import type { ColumnKernel } from '../rules/columns/column-kernel.js';
import type { GuardedColumns } from '../rules/guarded/guarded-columns.js';
import { GuardedRules } from '../rules/guarded/guarded-rules.js';
import type { CompiledPack, CompiledRule } from '../rules/program.js';

/** What is asked: the rules of some packs, of whom an audience takes in; null is everybody. */
export type ContactQuestion = { readonly packs: readonly CompiledPack[]; readonly audience: CompiledPack | null };

export type ContactTerms = {
  readonly catalogue: FactCatalogue;
  readonly today: Day;
  readonly asOf: Date;
  readonly kernel: () => ColumnKernel;
};

/** Stands for whatever is asked of contacts, and is answered without looking. No fact can have this name. */
const UNTOLD: Leaf = { fact: '_contacts', type: 'boolean', operator: 'equal', value: true };

type Ends = { readonly always: number; readonly never: number };

/** A program with each answer of the contacts as the whole would have it at best, or at worst; `not` turns that round. */
function atEnd(program: Tree<number>, asks: (question: number) => boolean, best: boolean, ends: Ends): Tree<number> {
  switch (program.kind) {
    case 'leaf':
      if (!asks(program.leaf)) return program;
      return { kind: 'leaf', leaf: best ? ends.always : ends.never };
    case 'not':
      return { kind: 'not', of: atEnd(program.of, asks, !best, ends) };
    default:
      return { kind: program.kind, of: program.of.map((part) => atEnd(part, asks, best, ends)) };
  }
}

/** Each rule twice, at best and at worst: rule `r` as `2r` and `2r + 1`. */
function bothEnds(pack: CompiledPack): CompiledPack {
  const asks = (question: number) => isContactFact(pack.questions[question]?.leaf.fact ?? '');
  const ends = { always: pack.questions.length, never: pack.questions.length + 1 };
  const said = [
    { leaf: UNTOLD, test: () => 'true' as const },
    { leaf: UNTOLD, test: () => 'false' as const },
  ];
  const rules = pack.rules.flatMap((rule): CompiledRule[] =>
    [true, false].map((best) => ({ ...rule, program: atEnd(rule.program, asks, best, ends) })),
  );
  return subPack({ ...pack, questions: [...pack.questions, ...said] }, rules);
}

/** By customer: whether some rule may match, and whether one may that does not match whatever the contacts say. */
type Bounds = { readonly possible: Uint8Array; readonly open: Uint8Array };

/** One pack asked with the contacts unknown. */
class OpenQuestions {
  private readonly columns: GuardedColumns;

  constructor(pack: CompiledPack, terms: ContactTerms) {
    this.columns = new GuardedRules(bothEnds(pack), terms.kernel).columns(terms.today);
  }

  boundsOf(block: FactBlock): Bounds {
    const possible = new Uint8Array(block.n);
    const open = new Uint8Array(block.n);
    const untold = { kind: 'bit', values: new Uint8Array(block.n), present: new Uint8Array(block.n) } as const;
    const columns = new Map([...block.columns, [UNTOLD.fact, untold]] as const);
    for (const { from, n, starts, rules } of this.columns.matches({ ...block, columns })) {
      for (let row = 0; row < n; row += 1) {
        const matched = rules.subarray(starts[row], starts[row + 1]);
        if (matched.length === 0) continue;
        possible[from + row] = 1;
        if (matched.some((rule) => rule % 2 === 0 && !matched.includes(rule + 1))) open[from + row] = 1;
      }
    }
    return { possible, open };
  }
}

function columnFor(fact: string, values: readonly FactValue[], catalogue: FactCatalogue): Column {
  const definition = catalogue.get(fact);
  if (definition === undefined) throw new Error(`no fact of this name: ${fact}`);
  return columnOf(values, definition);
}

/**
 * Contacts are asked for in a second phase: rules are matched with them unknown first, and they are read only of those
 * customers for whom they can still change what matches, or who is in the audience. Of all others they stay missing, and
 * nothing that is asked depends on them.
 */
export class ContactPhase {
  /** The facts of contacts that are asked for at all. */
  readonly facts: readonly string[];
  private readonly rules: readonly OpenQuestions[];
  private readonly audience: OpenQuestions | null;

  constructor(
    { packs, audience }: ContactQuestion,
    private readonly terms: ContactTerms,
  ) {
    const asked = [...packs, ...(audience === null ? [] : [audience])].flatMap(({ facts }) => facts);
    this.facts = [...new Set(asked.filter(isContactFact))];
    const asking = packs.filter(({ facts }) => facts.some(isContactFact));
    this.rules = asking.map((pack) => new OpenQuestions(pack, terms));
    this.audience = audience === null || this.facts.length === 0 ? null : new OpenQuestions(audience, terms);
  }

  /** What is read of the customers' records: all that is not read of their contacts. */
  recordFacts(names: readonly string[]): readonly string[] {
    return names.filter((name) => !isContactFact(name));
  }

  /** The customers of a block whose contacts matter. */
  askedOf(block: FactBlock): readonly string[] {
    if (this.facts.length === 0) return [];
    const audience = this.audience?.boundsOf(block) ?? null;
    const rules = this.rules.map((one) => one.boundsOf(block).open);
    return block.ids.filter((_id, row) => {
      if (audience?.open[row] === 1) return true;
      return audience?.possible[row] !== 0 && rules.some((open) => open[row] === 1);
    });
  }

  /** The block with the facts of the contacts that were read; who has no entry was not asked. */
  completed(block: FactBlock, contacts: ReadonlyMap<string, readonly ContactRow[]>): FactBlock {
    if (this.facts.length === 0) return block;
    const told = block.ids.map((id) => {
      const rows = contacts.get(id);
      return rows === undefined ? null : contactFactsOf(rows, this.terms.asOf);
    });
    const columns = new Map(block.columns);
    for (const fact of this.facts) {
      const values = told.map((sheet) => sheet?.[fact] ?? null);
      columns.set(fact, columnFor(fact, values, this.terms.catalogue));
    }
    return { ...block, columns };
  }
}
