import type { RuleIndex } from '../compile/rule-index.js';
import { type GeneratedReader, generatedReader, type Place } from './generated-reader.js';

/** What is read from one object: the facts (`parent` -1), or what stands at a place; `fact` is the place it is within. */
export type Layer = {
  readonly parent: number;
  readonly fact: number;
  readonly places: readonly Place[];
  /** The same reading as generated code, for plain objects; null where code may not or cannot be generated. */
  readonly generated: GeneratedReader | null;
};

/** Whether a property read gives an own property or undefined: every name it inherits is asked for by `stepInto`. */
export function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** No function, no object of some class: those are facts in ways that only the exact path knows. */
export function isFact(value: unknown): boolean {
  if (typeof value === 'function') return false;
  return typeof value !== 'object' || value === null || isPlain(value) || Array.isArray(value);
}

type Draft = { readonly name: string; readonly dimensions: number[]; readonly children: Map<string, Draft> };

const draft = (name: string): Draft => ({ name, dimensions: [], children: new Map() });

function child(parent: Draft, name: string): Draft {
  const known = parent.children.get(name) ?? draft(name);
  parent.children.set(name, known);
  return known;
}

function draftsOf({ fields, dimensions }: RuleIndex): Draft {
  const root = draft('');
  for (const [number, { field }] of dimensions.entries()) {
    const { fact = '', steps = [] } = fields[field] ?? {};
    steps.reduce(child, child(root, fact)).dimensions.push(number);
  }
  return root;
}

class Layers {
  readonly all: Layer[] = [];
  count = 0;

  constructor(private readonly index: RuleIndex) {}

  lay({ children }: Draft, parent: number, fact: number): void {
    const drafts = [...children.values()];
    const places = drafts.map((one): Place => this.place(one));
    const generated = this.index.codeGeneration ? generatedReader(places, parent < 0 ? isFact : null) : null;
    this.all.push({ parent, fact, places, generated });
    for (const [at, one] of drafts.entries()) {
      const number = places[at]?.number ?? 0;
      if (one.children.size > 0) this.lay(one, number, parent < 0 ? number : fact);
    }
  }

  private place({ name, dimensions, children }: Draft): Place {
    const number = this.count;
    this.count += 1;
    const coders = dimensions.flatMap((dimension) => {
      const found = this.index.dimensions[dimension];
      return found === undefined ? [] : [{ dimension, codeOf: found.codeOf }];
    });
    return { name, isInherited: name in Object.prototype, number, isEntered: children.size > 0, coders };
  }
}

/** Every object that is read from, an outer one before those inside of it: shared parents are read once. */
export function layersOf(index: RuleIndex): { readonly layers: readonly Layer[]; readonly places: number } {
  const layers = new Layers(index);
  layers.lay(draftsOf(index), -1, -1);
  return { layers: layers.all, places: layers.count };
}
