import type { Words } from '../kit/locale.js';

/** A compiled pattern: whether it is found anywhere in a text, in time linear in the text. */
export type Pattern = { readonly test: (text: string) => boolean };

/** Why a pattern cannot be used: it is no pattern, or one that would cost too much on every text. */
export type PatternProblem = { readonly code: 'PATTERN_BAD' | 'PATTERN_TOO_LARGE'; readonly reason: string };

/** Compiles the text of a pattern, or says what is wrong with it. The engine is a later room's (`rules/regex.ts`). */
export type CompilePattern = (source: string) => Pattern | PatternProblem;

/** Values that belong together under a name, all texts or all numbers. A file of `rules/lists/` each. */
export type NamedList = {
  readonly list: string;
  readonly title: Words;
  readonly values: readonly string[] | readonly number[];
};

export type NamedLists = ReadonlyMap<string, NamedList>;

/** What a condition may speak of beside its facts, and how strictly it is read. */
export type Terms = {
  /** Absent: there are no patterns here. */
  readonly patterns?: CompilePattern;
  readonly lists?: NamedLists;
  /**
   * Guarded: what is safe but seldom meant is refused too, as when a rule is saved. What was saved before a guard was
   * there must still run, so compiling reads without.
   */
  readonly guarded?: boolean;
  /** There is no run here whose day could be asked for: what depends on it is refused. */
  readonly timeless?: boolean;
};
