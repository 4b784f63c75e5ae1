import { foldTree, type Tree } from '../../condition/condition.js';
import type { CellField } from '../check/cells/cell-field.js';
import { type Cells, cellsWhere, without } from '../check/cells/cell-set.js';
import { type Asked, type Claims, liesIn } from '../check/cells/formula.js';
import { type Domain, declaredAt, domainOf, domainWords, type FactTypes } from './fact-types.js';
import { answerIn, cellFault, elementsOf, type StrictCell, strictCells } from './strict-cells.js';
import { CONTAINS, type Question, type Unseen } from './strict-question.js';
import type { StrictLeaf } from './strict-tree.js';

/** A fact, or a property inside one, as a field: its cells, and what the claims about it speak of. */
export type StrictField = CellField & {
  readonly root: string;
  readonly steps: readonly string[];
  readonly cells: readonly StrictCell[];
  /** In words; empty where nothing is said of it. */
  readonly domain: string;
};

type Place = { readonly fact: string; readonly steps: readonly string[] };
type Asker = Place & { readonly questions: Question[] };

const keyOf = ({ fact, steps }: Place): string => JSON.stringify([fact, ...steps]);
/** As findings name it: `usage.last30d.dataGb`. */
const nameOf = ({ fact, steps }: Place): string => [fact, ...steps].join('.');

/** Every leaf of some trees, in their order. */
export function leavesOf<L>(trees: readonly Tree<L>[]): readonly L[] {
  return trees.flatMap((tree) =>
    foldTree<L, readonly L[]>(tree, {
      leaf: (leaf) => [leaf],
      all: (parts) => parts.flat(),
      any: (parts) => parts.flat(),
      not: (part) => part,
    }),
  );
}

function whole(size: number): Cells {
  return cellsWhere(size, () => true);
}

/** Facts of rules cut where the rules tell values apart; questions that cannot be asked so are fields of their own. */
export class StrictSpace {
  readonly fields: StrictField[] = [];
  private readonly places = new Map<string, number>();
  private readonly claims = new Map<string, Asked>();
  private readonly faults = new Map<string, Unseen>();
  private readonly unfit = new Map<Question, Unseen>();

  constructor(
    trees: readonly Tree<StrictLeaf>[],
    private readonly types: FactTypes,
    private readonly allowUndefinedFacts: boolean,
  ) {
    const askers = new Map<string, Asker>();
    const asked = new Map<string, Question>();
    for (const leaf of leavesOf(trees)) {
      if (leaf.kind !== 'question' || asked.has(leaf.key)) continue;
      const { question, key } = leaf;
      asked.set(key, question);
      const at = keyOf(question);
      const known = askers.get(at);
      if (known === undefined) askers.set(at, { ...question, questions: [question] });
      else known.questions.push(question);
    }
    for (const asker of askers.values()) this.cut(asker);
    for (const [key, question] of asked) {
      const fault = this.unfit.get(question);
      if (fault === undefined) this.claims.set(key, this.answered(key, question));
      else this.faults.set(key, fault);
    }
  }

  /** A tree with what can be claimed of each question. */
  asked(tree: Tree<StrictLeaf>): Tree<Asked> {
    return foldTree<StrictLeaf, Tree<Asked>>(tree, {
      leaf: (leaf) => ({ kind: 'leaf', leaf: this.claims.get(leaf.key) ?? this.seal(leaf) }),
      all: (of) => ({ kind: 'all', of }),
      any: (of) => ({ kind: 'any', of }),
      not: (of) => ({ kind: 'not', of }),
    });
  }

  /** Why a leaf is not looked into; null where it is. */
  whyUnseen(leaf: StrictLeaf): Unseen | null {
    return leaf.kind === 'sealed' ? leaf.why : (this.faults.get(leaf.key) ?? null);
  }

  private domain(asker: Asker): Domain {
    const { fact, steps, questions } = asker;
    const elements = questions.filter(({ base }) => CONTAINS.includes(base));
    const others = questions.filter(({ base }) => !CONTAINS.includes(base));
    return domainOf(declaredAt(this.types, fact, steps), {
      literals: others.flatMap(({ literals }) => literals),
      lists: elements.length > 0,
      mayMiss: steps.length > 0 || this.allowUndefinedFacts,
    });
  }

  private cut(asker: Asker): void {
    const domain = this.domain(asker);
    const elements = elementsOf(asker.questions).length;
    const seen = asker.questions.filter((one) => {
      const fault = cellFault(one, domain, elements);
      if (fault !== null) this.unfit.set(one, fault);
      return fault === null;
    });
    if (seen.length === 0) return;
    const known = strictCells(domain, seen);
    const cells: readonly StrictCell[] = domain.optional ? [...known, { value: undefined }] : known;
    const missing = domain.optional ? known.length : null;
    const { fact, steps } = asker;
    this.places.set(keyOf(asker), this.fields.length);
    this.fields.push({
      key: keyOf(asker),
      fact: nameOf(asker),
      root: fact,
      steps,
      sealed: false,
      cells,
      all: whole(cells.length),
      known: cellsWhere(cells.length, (cell) => cell !== missing),
      missing,
      banded: domain.values !== null || domain.types.every((type) => type === 'number' || type === 'integer'),
      domain: domainWords(domain),
    });
  }

  private answered(key: string, question: Question): Asked {
    const place = this.places.get(keyOf(question)) ?? -1;
    const field = this.fields[place];
    if (field === undefined) throw new Error(`the space has no fact ${nameOf(question)}`);
    const isTrue = cellsWhere(field.cells.length, (cell) => {
      const one = field.cells[cell];
      return one !== undefined && answerIn(one, question);
    });
    return { key, field: place, claims: claimsOf(place, isTrue, field.all) };
  }

  /** A question of its own, true or false. */
  private seal({ key, ...leaf }: StrictLeaf): Asked {
    const place = this.fields.length;
    const fact = leaf.kind === 'sealed' ? leaf.facts.join(', ') : nameOf(leaf.question);
    const cells = [{ value: false }, { value: true }];
    const all = whole(cells.length);
    const field = { key, fact, root: fact, steps: [], sealed: true, cells, all, known: all, missing: null };
    this.fields.push({ ...field, banded: false, domain: '' });
    const asked = {
      key,
      field: place,
      claims: claimsOf(
        place,
        cellsWhere(2, (cell) => cell === 1),
        all,
      ),
    };
    this.claims.set(key, asked);
    return asked;
  }
}

/** Strictly a question is true or it is not. */
function claimsOf(place: number, isTrue: Cells, all: Cells): Claims {
  const [yes, no] = [liesIn(place, isTrue), liesIn(place, without(all, isTrue))];
  return { isTrue: yes, isFalse: no, notTrue: no, notFalse: yes };
}
