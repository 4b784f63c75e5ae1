/**
 * What a run does, one after the other, each only when the one before is done by every chunk (methods.md section 16).
 * evaluate: who matches and stands, chunk by chunk. allocate: who is to have what, over the whole run. reserve: the ledger
 * is asked for those, chunk by chunk; whom it stops are allocated again, in another round. conclude: the decisions and
 * what is to be sent, chunk by chunk.
 */
export type RunStep = 'evaluate' | `allocate.${number}` | `reserve.${number}` | 'conclude';

export const FIRST_RUN_STEP: RunStep = 'evaluate';

const ROUND = /^(?<kind>allocate|reserve)\.(?<round>\d+)$/;

/** Which round an allocating or reserving step belongs to; null for the others. */
export function roundOf(step: RunStep): number | null {
  const round = ROUND.exec(step)?.groups?.round;
  return round === undefined ? null : Number(round);
}

export function kindOf(step: RunStep): 'evaluate' | 'allocate' | 'reserve' | 'conclude' {
  if (step === 'evaluate' || step === 'conclude') return step;
  return step.startsWith('allocate') ? 'allocate' : 'reserve';
}

/** Reads a stored or foreign step; null if it is none. */
export function readRunStep(text: string): RunStep | null {
  return text === 'evaluate' || text === 'conclude' || ROUND.test(text) ? (text as RunStep) : null;
}

/** The step after one; null ends the run. An allocation that asks for nobody has nothing to reserve. */
export function stepAfter(step: RunStep, asked: boolean): RunStep | null {
  const round = roundOf(step) ?? 0;
  switch (kindOf(step)) {
    case 'evaluate':
      return 'allocate.0';
    case 'allocate':
      return asked ? `reserve.${round}` : 'conclude';
    case 'reserve':
      return `allocate.${round + 1}`;
    case 'conclude':
      return null;
  }
}
