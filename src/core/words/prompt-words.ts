import type { FactCatalogue } from '../facts/fact-catalogue.js';
import type { FactSheet } from '../facts/fact-sheet.js';
import type { Words } from '../kit/locale.js';
import type { Explained } from '../rules/explain.js';
import { leafWords } from './fact-words.js';

/** So much of a long rule says enough to who speaks with the customer. */
const MOST_SENTENCES = 6;

type Leaf = Extract<Explained, { kind: 'leaf' }>;

/** The questions that made the whole true: of alternatives those that hold. */
function* holding(explained: Explained): Generator<Leaf, void> {
  if (explained.truth !== 'true') return;
  if (explained.kind === 'leaf') yield explained;
  else if (explained.kind !== 'not') for (const part of explained.of) yield* holding(part);
}

/** What of a customer made a rule true, a sentence each. */
export function becauseWords(explained: Explained, catalogue: FactCatalogue, sheet: FactSheet): readonly Words[] {
  return [...holding(explained)].slice(0, MOST_SENTENCES).map((leaf) => leafWords(leaf, catalogue, sheet));
}
