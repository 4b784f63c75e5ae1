import { type FactBlock, sheetAt } from '../../facts/fact-block.js';
import type { FactSheet } from '../../facts/fact-sheet.js';
import type { GateAnswers } from '../../policy/terms/gate-answers.js';
import { blockGates } from '../../policy/terms/offer-gates.js';
import { decide, type Plan } from '../decide.js';
import { decisionIdOf } from '../decision.js';
import type { FramedRule } from '../frame/rule-places.js';
import type { RunFrame } from '../frame/run-frame.js';
import { membersOf } from './audience.js';
import type { CustomerPast } from './customer-past.js';
import { matchesOf } from './matches.js';

/** A customer for whom some rule is true. `index` is their place in the chunk; `matches` in the order of the run's rules. */
export type Matched = {
  readonly index: number;
  readonly customerId: string;
  readonly sheet: FactSheet;
  readonly matches: readonly FramedRule[];
  readonly gates?: GateAnswers;
};

/** How many of a chunk's customers the run is for. */
export function evaluatedIn(blocks: readonly FactBlock[], { audience, today }: RunFrame): number {
  let evaluated = 0;
  for (const block of blocks) for (const member of membersOf(audience, block, today)) evaluated += member;
  return evaluated;
}

/** Who matches, part by part of the blocks, so that others have their turn in between. `wanted` says of whom to tell. */
export function* matchedIn(
  blocks: readonly FactBlock[],
  { version, rules, audience, today, gates = null }: RunFrame,
  wanted: (customerId: string) => boolean = () => true,
): Generator<readonly Matched[], void> {
  const columns = version.columns(today);
  let first = 0;
  for (const block of blocks) {
    const members = membersOf(audience, block, today);
    const answers = gates && blockGates(gates, block, today);
    for (const part of columns.matches(block)) {
      yield matchesOf(rules, part).flatMap(({ index, rules: matches }): readonly Matched[] => {
        const customerId = block.ids[index];
        if (customerId === undefined || members[index] !== 1 || !wanted(customerId)) return [];
        const one = { index: first + index, customerId, sheet: sheetAt(block, index), matches };
        return [answers ? { ...one, gates: answers.of(index) } : one];
      });
    }
    first += block.n;
  }
}

/** The plan of one customer of a run: the same for the same facts and the same past. */
export function planFor(
  { customerId, sheet, matches, gates }: Matched,
  past: CustomerPast,
  { decision, runId }: RunFrame,
): Plan {
  const id = runId === undefined ? {} : { decisionId: decisionIdOf(runId, customerId) };
  return decide(matches, { customerId, ...id, sheet, ...past, ...(gates ? { gates } : {}) }, decision);
}
