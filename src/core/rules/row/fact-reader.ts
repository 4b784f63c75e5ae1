import { NO_CELL } from '../compile/dimension.js';
import { stepInto } from '../compile/fact-path.js';
import type { RuleIndex } from '../compile/rule-index.js';
import { isFact, isPlain, type Layer, layersOf } from './fact-places.js';
import type { Place } from './generated-reader.js';

/** Facts by name, as the reference is handed them; objects are entered by path. */
export type Facts = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/**
 * Reads each place of one customer's facts once and says in which cell of each dimension the customer lies. It says no
 * to a customer whom only the exact path can answer: a fact that is missing, a function, or an object of some class; a
 * value in no cell.
 */
export class FactReader {
  private readonly layers: readonly Layer[];
  private readonly required: readonly string[];
  private readonly inherited: readonly string[];
  private readonly values: unknown[];

  constructor(index: RuleIndex) {
    const { layers, places } = layersOf(index);
    this.layers = layers;
    this.required = index.requiredFacts.filter((name) => !(name in Object.prototype));
    this.inherited = index.requiredFacts.filter((name) => name in Object.prototype);
    this.values = new Array<unknown>(places);
  }

  /** Writes the code of dimension `d` to `codes[at + d * stride]`; false where the exact path must answer. */
  read(facts: Facts, codes: Uint8Array, at = 0, stride = 1): boolean {
    // A fact without a name makes the reference throw.
    if (!isPlain(facts) || '' in facts) return false;
    for (const name of this.required) if (!(name in facts)) return false;
    for (const name of this.inherited) if (!Object.hasOwn(facts, name)) return false;
    const { layers } = this;
    for (let next = 0; next < layers.length; next += 1) {
      if (!this.readLayer(layers[next] as Layer, facts, codes, at, stride)) return false;
    }
    return true;
  }

  /** All that is read from one object: the facts themselves, or the properties inside of a place read before. */
  private readLayer(layer: Layer, facts: Facts, codes: Uint8Array, at: number, stride: number): boolean {
    const within: unknown = layer.parent < 0 ? facts : this.values[layer.parent];
    const isOpen = isObject(within) && isPlain(within);
    if (isOpen && layer.generated !== null) return layer.generated(within as Facts, codes, at, stride, this.values);
    const read = isOpen ? readOwn : layer.parent >= 0 && !isObject(this.values[layer.fact]) ? readItself : readStep;
    for (const place of layer.places) {
      const found = read(within, place);
      if (!this.keep(layer, place, found) || !encode(place, found, codes, at, stride)) return false;
    }
    return true;
  }

  private keep({ parent }: Layer, { isEntered, number }: Place, found: unknown): boolean {
    if (parent < 0 && !isFact(found)) return false;
    if (isEntered) this.values[number] = found;
    return true;
  }
}

type Read = (within: unknown, place: Place) => unknown;

const readStep: Read = (within, { name }) => stepInto(within, name);
const readOwn: Read = (within, { name, isInherited }) =>
  isInherited ? stepInto(within, name) : (within as Facts)[name];
/** A path into a fact that is no object is no path: the value itself is compared. */
const readItself: Read = (within) => within;

function encode({ coders }: Place, value: unknown, codes: Uint8Array, at: number, stride: number): boolean {
  for (let next = 0; next < coders.length; next += 1) {
    const coder = coders[next] as Place['coders'][number];
    const code = coder.codeOf(value);
    if (code === NO_CELL) return false;
    codes[at + coder.dimension * stride] = code;
  }
  return true;
}
