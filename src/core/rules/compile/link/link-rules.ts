import type { Conjunction } from '../conjunctions.js';
import type { DecisionTree } from '../decision-tree.js';
import { type Dimension, NO_CELL } from '../dimension.js';
import { elementDimensions } from '../element-dimension.js';
import { type Field, fieldKey, isPrimitive, type Predicate } from '../predicates.js';
import { scalarDimensions } from '../scalar-dimension.js';
import type { LoweredRule } from './lowered-rule.js';

/** A field's dimensions by the questions it is asked: their predicates are places in that list. */
type Cells = ReadonlyMap<string, readonly Dimension[]>;

/** `index` is the rule's place in the list it came in. */
export type LinkedRule = {
  readonly index: number;
  readonly priority: number;
  readonly tree: DecisionTree;
  readonly conjunctions: readonly Conjunction[];
};

export type LinkedRules = {
  readonly rules: readonly LinkedRule[];
  readonly predicates: readonly Predicate[];
  readonly fields: readonly Field[];
  readonly dimensions: readonly Dimension[];
  readonly requiredFacts: readonly string[];
  readonly cells: Cells;
  /** How many fields' dimensions were taken over. */
  readonly reused: number;
};

/** Asks nothing: it only sends values that some operator might throw at to the exact path. */
function watching(field: number): Dimension {
  const isHarmless = (value: unknown) => isPrimitive(value) || (Array.isArray(value) && value.every(isPrimitive));
  const codeOf = (value: unknown) => (isHarmless(value) ? 0 : NO_CELL);
  return { field, cells: 1, predicates: [], answers: [new Uint8Array()], codeOf };
}

function renumberedTree(tree: DecisionTree, numbers: readonly number[]): DecisionTree {
  switch (tree.kind) {
    case 'literal':
      return { ...tree, predicate: numbers[tree.predicate] ?? 0 };
    case 'all':
    case 'any':
      return { kind: tree.kind, of: tree.of.map((part) => renumberedTree(part, numbers)) };
    default:
      return tree;
  }
}

function renumbered({ literals, verdict }: Conjunction, numbers: readonly number[]): Conjunction {
  const known = literals.map((literal) => (numbers[literal >> 1] ?? 0) * 2 + (literal & 1));
  return { literals: known.sort((a, b) => a - b), verdict };
}

type Asked = { readonly keys: string[]; readonly numbers: number[] };

/** Numbers what rules ask anew, across all of them: the same question of two rules is one. */
class Linker {
  readonly fields: Field[] = [];
  readonly predicates: Predicate[] = [];
  readonly facts = new Set<string>();
  readonly watched = new Set<number>();
  /** By field, the questions it is asked. */
  readonly asked: Asked[] = [];
  private readonly fieldNumbers = new Map<string, number>();
  private readonly numbers = new Map<string, number>();

  add({ priority, tree, conjunctions, predicates }: LoweredRule, index: number): LinkedRule {
    for (const fact of predicates.facts) this.facts.add(fact);
    const fields = predicates.fields.map((field) => this.field(field));
    for (const field of predicates.watched) this.watched.add(fields[field] ?? 0);
    const numbers = predicates.all.map((one, at) =>
      this.number(one, fields[one.field] ?? 0, predicates.keys[at] ?? ''),
    );
    return {
      index,
      priority,
      tree: renumberedTree(tree, numbers),
      conjunctions: conjunctions.map((one) => renumbered(one, numbers)),
    };
  }

  private field(field: Field): number {
    const key = fieldKey(field);
    const known = this.fieldNumbers.get(key);
    if (known !== undefined) return known;
    const number = this.fields.push(field) - 1;
    this.asked.push({ keys: [], numbers: [] });
    this.fieldNumbers.set(key, number);
    return number;
  }

  private number(predicate: Predicate, field: number, key: string): number {
    const name = `${field} ${key}`;
    const known = this.numbers.get(name);
    if (known !== undefined) return known;
    const number = this.predicates.push({ ...predicate, field, number: this.predicates.length }) - 1;
    this.numbers.set(name, number);
    this.asked[field]?.keys.push(key);
    this.asked[field]?.numbers.push(number);
    return number;
  }
}

/** The dimensions of all fields, from cells that are there already where a field is asked the same as before. */
class CellMaker {
  readonly cells = new Map<string, readonly Dimension[]>();
  reused = 0;

  constructor(
    private readonly linker: Linker,
    private readonly previous: Cells | undefined,
  ) {}

  dimensions(): readonly Dimension[] {
    const { watched, asked } = this.linker;
    return asked.flatMap((one, field) => [
      ...(watched.has(field) ? [watching(field)] : []),
      ...this.dimensionsOf(one, field),
    ]);
  }

  /** In one order whatever the order of rules, so that a rule moved or edited leaves other fields' questions alone. */
  private dimensionsOf({ keys, numbers }: Asked, field: number): readonly Dimension[] {
    if (keys.length === 0) return [];
    const order = [...keys.keys()].sort((a, b) => ((keys[a] ?? '') < (keys[b] ?? '') ? -1 : 1));
    const name = order.map((at) => keys[at]).join('\n');
    const inOrder = order.map((at) => numbers[at] ?? 0);
    const known = this.previous?.get(name);
    if (known !== undefined) this.reused += 1;
    const found = known ?? this.cells.get(name) ?? this.made(inOrder);
    this.cells.set(name, found);
    return found.map((one) => ({ ...one, field, predicates: one.predicates.map((place) => inOrder[place] ?? 0) }));
  }

  private made(numbers: readonly number[]): readonly Dimension[] {
    const asked = numbers.flatMap((number, place): Predicate[] => {
      const one = this.linker.predicates[number];
      return one === undefined ? [] : [{ ...one, number: place }];
    });
    const scalar = asked.filter(({ kind }) => kind === 'scalar');
    return [
      ...scalarDimensions(0, scalar),
      ...elementDimensions(
        0,
        asked.filter(({ kind }) => kind === 'element'),
      ),
    ];
  }
}

/** Rules compiled one by one become one rule set. `previous` are the cells of an earlier version. */
export function linkRules(lowered: readonly LoweredRule[], previous?: Cells): LinkedRules {
  const linker = new Linker();
  const rules = lowered.map((rule, index) => linker.add(rule, index));
  const maker = new CellMaker(linker, previous);
  const dimensions = maker.dimensions();
  const { predicates, fields, facts } = linker;
  const { cells, reused } = maker;
  return { rules, predicates, fields, dimensions, requiredFacts: [...facts], cells, reused };
}
