import { funnelRowWords, reasonWords } from '../../../core/words/funnel-words.js';
import type { RunFunnel } from '../../../flows/read-funnel.js';

/** A funnel as the door shows it: every row and reason in words. */
export function funnelAnswer({ run, rows, identities, reasons }: RunFunnel) {
  return {
    run,
    rows: rows.map((row) => ({ ...row, words: funnelRowWords(row) })),
    identities,
    reasons: reasons.map((reason) => ({ ...reason, ...reasonWords(reason) })),
  };
}
