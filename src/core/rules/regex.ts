import { RE2JS, RE2JSException } from 're2js';
import type { CompilePattern } from '../condition/terms.js';

/** Instructions of a compiled pattern; each may cost a step for each character of a text. */
const MOST_INSTRUCTIONS = 2_000;

/**
 * Patterns in RE2's syntax, found anywhere in a text. The engine takes time linear in the text whatever the pattern, so
 * that no rule can hold a run up; it has no look-around and no references back, and says so.
 */
export const compilePattern: CompilePattern = (source) => {
  try {
    const compiled = RE2JS.compile(source);
    const size = compiled.programSize();
    if (size > MOST_INSTRUCTIONS) return { code: 'PATTERN_TOO_LARGE', reason: `${size} > ${MOST_INSTRUCTIONS}` };
    return { test: (text) => compiled.test(text) };
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error;
    return { code: 'PATTERN_BAD', reason: error.message };
  }
};
