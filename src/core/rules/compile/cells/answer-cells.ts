import { MOST_CELLS, NO_CELL } from '../dimension.js';
import type { Predicate } from '../predicates.js';

/** A number for each place, so that the sum of those that hold tells most answers apart. */
function weightOf(place: number): number {
  const mixed = Math.imul(place + 1, 0x9e3779b1);
  return Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b);
}

function sumOf(answers: Uint8Array): number {
  let sum = 0;
  for (let place = 0; place < answers.length; place += 1) if (answers[place] === 1) sum ^= weightOf(place);
  return sum;
}

function isSame(a: Uint8Array | undefined, b: Uint8Array): boolean {
  if (a === undefined) return false;
  for (let place = 0; place < b.length; place += 1) if (a[place] !== b[place]) return false;
  return true;
}

/**
 * Cells by what the predicates answer there: values with the same answers share one. The answers at hand are kept from
 * one sample to the next, so that only those predicates need be asked again whose answer may have changed.
 */
export class AnswerCells {
  /** By code, predicate by predicate: 0 or 1. */
  readonly answers: Uint8Array[] = [];
  private readonly codes = new Map<number, number[]>();
  private readonly current: Uint8Array;
  private sum = 0;

  constructor(private readonly predicates: readonly Predicate[]) {
    this.current = new Uint8Array(predicates.length);
  }

  /** More than a code can tell apart: there is no need to go on. */
  get isTooMany(): boolean {
    return this.answers.length > MOST_CELLS;
  }

  /** A copy of the answers at hand. */
  get atHand(): Uint8Array {
    return this.current.slice();
  }

  put(place: number, answer: number): void {
    if (this.current[place] === answer) return;
    this.current[place] = answer;
    this.sum ^= weightOf(place);
  }

  /** Asks one predicate about a sample; the others' answers stay. */
  ask(place: number, sample: unknown): void {
    this.put(place, this.predicates[place]?.test(sample) ? 1 : 0);
  }

  askAll(sample: unknown): void {
    for (let place = 0; place < this.predicates.length; place += 1) this.ask(place, sample);
  }

  /** The cell of the answers at hand, made if there is none yet. */
  code(): number {
    const known = this.known(this.current, this.sum);
    if (known !== NO_CELL) return known;
    const code = this.answers.push(this.atHand) - 1;
    const others = this.codes.get(this.sum);
    if (others === undefined) this.codes.set(this.sum, [code]);
    else others.push(code);
    return code;
  }

  /** The cell of a sample at which everything is asked, made if there is none yet. */
  add(sample: unknown): number {
    this.askAll(sample);
    return this.code();
  }

  /** The cell of whatever it may be, found by asking every predicate; a value at which one throws has none. */
  find(value: unknown): number {
    try {
      const answers = Uint8Array.from(this.predicates, ({ test }) => (test(value) ? 1 : 0));
      return this.known(answers, sumOf(answers));
    } catch {
      return NO_CELL;
    }
  }

  private known(answers: Uint8Array, sum: number): number {
    for (const code of this.codes.get(sum) ?? []) if (isSame(this.answers[code], answers)) return code;
    return NO_CELL;
  }
}
