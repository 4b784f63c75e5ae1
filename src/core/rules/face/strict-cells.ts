import { type Cell, numberBetween } from '../check/cells/values.js';
import type { Domain } from './fact-types.js';
import { CONTAINS, ORDERINGS, type Primitive, type Question, type Unseen } from './strict-question.js';

/**
 * A set of values that no question of the set tells apart, by one of them. Where none could be made there is only what
 * such values answer: what is ruled out is ruled out, but there is no witness.
 */
export type StrictCell = Cell<unknown> & { readonly answers?: (question: Question) => boolean };

/** What the values of a cell answer. */
export function answerIn({ value, answers }: StrictCell, question: Question): boolean {
  return answers === undefined ? question.test(value) : answers(question);
}

/** Lists are told apart by which of the values asked for they contain: two to the power of this many. */
const ELEMENTS = 6;

const isOrdering = ({ base }: Question): boolean => ORDERINGS.includes(base);
const isContains = ({ base }: Question): boolean => CONTAINS.includes(base);
const isText = (value: Primitive | undefined): value is string => typeof value === 'string';

/**
 * Why a question cannot be asked cell by cell of these values; null where it can. Texts have an order among texts only:
 * compared with a number they are read as one. Lists in an order are read as texts.
 */
export function cellFault(question: Question, { types, values }: Domain, elements: number): Unseen | null {
  if (values !== null) return null;
  const texts = types.includes('string') && !question.literals.every(isText);
  if (isOrdering(question) && (texts || types.includes('array'))) return 'mixed-types';
  return isContains(question) && types.includes('array') && elements > ELEMENTS ? 'too-many-values' : null;
}

/** The numbers at which an answer may change: an ordering reads its value as a number, whatever it is. */
function marksOf(questions: readonly Question[]): readonly number[] {
  const marks = questions.flatMap((one) =>
    one.literals.flatMap((literal) =>
      isOrdering(one) ? [Number(literal)] : typeof literal === 'number' ? [literal] : [],
    ),
  );
  return [...new Set(marks.filter(Number.isFinite))].map((mark) => (mark === 0 ? 0 : mark)).sort((a, b) => a - b);
}

function numberCells(questions: readonly Question[], whole: boolean): readonly StrictCell[] {
  const cells: StrictCell[] = [];
  const between = (low: number, high: number) => {
    const value = numberBetween(low, high, whole);
    if (value !== null) cells.push({ value, low, high });
  };
  let low = Number.NEGATIVE_INFINITY;
  for (const mark of marksOf(questions)) {
    between(low, mark);
    if (!whole || Number.isInteger(mark)) cells.push({ value: mark, low: mark, high: mark });
    low = mark;
  }
  between(low, Number.POSITIVE_INFINITY);
  return cells;
}

const startsLikeANumber = (text: string): boolean => !Number.isNaN(Number.parseFloat(text));

/** Answers of texts that start like a number and lie between `low` and the next text that is asked for. */
function answersAfter(low: string | null, { base, negated, literals }: Question): boolean {
  const [need] = literals;
  if (!ORDERINGS.includes(base) || !isText(need)) return (base === 'notEqual' || base === 'notIn') !== negated;
  const isBelow = low === null || need > low;
  return (base.startsWith('lessThan') ? isBelow : !isBelow) !== negated;
}

const TAILS = ['\u0000', ' ', '0', '1', '5', '9', '~'];
const HEADS = ['\t', ' ', '+', '-', '.5', '0', '1', '5', '9', 'Infinity', '\u00a0', '\u3000'];

/** A text strictly between two in the order of JavaScript, which starts like a number; null where none of a few does. */
function numericBetween(low: string | null, high: string | null): string | null {
  const isInside = (text: string) => (low === null || text > low) && (high === null || text < high);
  const candidates = [...TAILS.map((tail) => `${low ?? ''}${tail}`), ...HEADS.flatMap((head) => [head, `${head}1`])];
  return candidates.find((text) => isInside(text) && startsLikeANumber(text)) ?? null;
}

/** Only texts that start like a number are in an order; there may be none between two that follow each other. */
function textsBetween(low: string | null, high: string | null): readonly StrictCell[] {
  if (low !== null && high === `${low}\u0000`) return [];
  const value = numericBetween(low, high);
  return [value === null ? { value, answers: (question) => answersAfter(low, question) } : { value }];
}

/** A text that is none of these, and in no order. */
function otherText(texts: readonly string[]): string {
  let text = 'other';
  while (texts.includes(text)) text += '~';
  return text;
}

function textCells(questions: readonly Question[]): readonly StrictCell[] {
  const texts = [...new Set(questions.flatMap(({ literals }) => literals.filter(isText)))].sort((a, b) =>
    a < b ? -1 : 1,
  );
  const points: readonly StrictCell[] = [...texts, otherText(texts)].map((value) => ({ value }));
  if (!questions.some(isOrdering)) return points;
  const ends: readonly (string | null)[] = [null, ...texts];
  return [...points, ...ends.flatMap((low, index) => textsBetween(low, texts[index] ?? null))];
}

/** Every value that a list is asked to contain. */
export function elementsOf(questions: readonly Question[]): readonly Primitive[] {
  return [...new Set(questions.filter(isContains).flatMap(({ literals }) => literals))];
}

function listCells(questions: readonly Question[]): readonly StrictCell[] {
  const elements = elementsOf(questions);
  const lists = Array.from({ length: 2 ** elements.length }, (_list, number) =>
    elements.filter((_element, place) => ((number >> place) & 1) === 1),
  );
  return lists.map((value) => ({ value }));
}

/**
 * The values of a domain cut into cells: together they are the whole of it, and no question that has no fault
 * (`cellFault`) is answered differently within one.
 */
export function strictCells({ types, values }: Domain, questions: readonly Question[]): readonly StrictCell[] {
  if (values !== null) return values.map((value) => ({ value }));
  const has = (type: Domain['types'][number]) => types.includes(type);
  return [
    ...(has('number') || has('integer') ? numberCells(questions, !has('number')) : []),
    ...(has('string') ? textCells(questions) : []),
    ...(has('boolean') ? [{ value: false }, { value: true }] : []),
    ...(has('null') ? [{ value: null }] : []),
    ...(has('array') ? listCells(questions) : []),
  ];
}
