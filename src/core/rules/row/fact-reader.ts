import { NO_CELL } from '../compile/dimension.js';
import { stepInto } from '../compile/fact-path.js';
import type { RuleIndex } from '../compile/rule-index.js';
import { isFact, isObject, isPlain, type Place, placesOf } from './fact-places.js';
import { generatedReader, type PlacesReader } from './generated-reader.js';

/** Facts by name, as the reference is handed them; objects are entered by path. */
export type Facts = Readonly<Record<string, unknown>>;

type ReadOne = (within: unknown, place: Place) => unknown;

const isOpen = (value: unknown): boolean => isObject(value) && isPlain(value);

const readStep: ReadOne = (within, { name }) => stepInto(within, name);
const readOwn: ReadOne = (within, { name, isInherited }) =>
  isInherited ? stepInto(within, name) : (within as Facts)[name];
/** A path into a fact that is no object is no path: the value itself is compared. */
const readItself: ReadOne = (within) => within;

function encode({ coders }: Place, value: unknown, codes: Uint8Array, at: number, stride: number): boolean {
  for (const { codeOf, dimension } of coders) {
    const code = codeOf(value);
    if (code === NO_CELL) return false;
    codes[at + dimension * stride] = code;
  }
  return true;
}

function readAll(
  places: readonly Place[],
  within: unknown,
  read: ReadOne,
  codes: Uint8Array,
  at: number,
  stride: number,
): boolean {
  for (const place of places) {
    const found = read(within, place);
    if (!encode(place, found, codes, at, stride)) return false;
    if (place.inside.length === 0) continue;
    const next = read === readItself ? readItself : isOpen(found) ? readOwn : readStep;
    if (!readAll(place.inside, found, next, codes, at, stride)) return false;
  }
  return true;
}

/** What stands inside of a value: of a fact (`isFactValue`) only where that is an object. */
function readAside(
  inside: readonly Place[],
  within: unknown,
  isFactValue: boolean,
  codes: Uint8Array,
  at: number,
  stride: number,
): boolean {
  const read = isOpen(within) ? readOwn : isFactValue && !isObject(within) ? readItself : readStep;
  return readAll(inside, within, read, codes, at, stride);
}

/** The same as the generated reader, where code may not be generated. */
function interpretedReader(places: readonly Place[]): PlacesReader {
  return (facts, codes, at, stride) => {
    for (const place of places) {
      const found = readOwn(facts, place);
      if (!isFact(found) || !encode(place, found, codes, at, stride)) return false;
      if (place.inside.length > 0 && !readAside(place.inside, found, true, codes, at, stride)) return false;
    }
    return true;
  };
}

/** One function that reads more than this takes the host gigabytes to make ready. */
const MOST_GENERATED = 4_000;

type Read = Pick<RuleIndex, 'fields' | 'dimensions' | 'requiredFacts' | 'codeGeneration'>;

/**
 * Reads each place of one customer's facts once and says in which cell of each dimension the customer lies. It says no
 * to a customer whom only the exact path can answer: a fact that is missing, a function, or an object of some class; a
 * value in no cell.
 */
export class FactReader {
  private readonly readPlaces: PlacesReader;
  private readonly required: readonly string[];
  private readonly inherited: readonly string[];

  constructor(index: Read) {
    const places = placesOf(index);
    this.readPlaces =
      index.codeGeneration && index.dimensions.length <= MOST_GENERATED
        ? generatedReader(places, { isFact, isOpen, stepInto, readAside })
        : interpretedReader(places);
    this.required = index.requiredFacts.filter((name) => !(name in Object.prototype));
    this.inherited = index.requiredFacts.filter((name) => name in Object.prototype);
  }

  /** Writes the code of dimension `d` to `codes[at + d * stride]`; false where the exact path must answer. */
  read(facts: Facts, codes: Uint8Array, at = 0, stride = 1): boolean {
    // A fact without a name makes the reference throw.
    if (!isPlain(facts) || '' in facts) return false;
    for (const name of this.required) if (!(name in facts)) return false;
    for (const name of this.inherited) if (!Object.hasOwn(facts, name)) return false;
    return this.readPlaces(facts, codes, at, stride);
  }
}
