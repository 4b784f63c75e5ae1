import type { Day } from '../../kit/day.js';
import type { CapRules } from '../../policy/cap/cap.js';
import type { GuardedRules } from '../../rules/guarded/guarded-rules.js';
import type { ContactPhase } from '../contact-phase.js';
import type { DecisionFrame } from '../decision-frame.js';
import type { Choose } from '../rounds/rounds.js';
import type { FramedRule, RulePlaces } from './rule-places.js';

/** All that is the same for every customer of a run: frozen when it was started, whatever is saved meanwhile. */
export type RunFrame = {
  /** Whose decisions: what is drawn hangs on it. Absent: on the customer alone. */
  readonly runId?: string;
  /** The day of the run in the operator's zone. */
  readonly today: Day;
  /** By place: what `version` says matched. */
  readonly rules: readonly FramedRule[];
  readonly places: RulePlaces;
  /** All rules of all campaigns of the run in one. */
  readonly version: GuardedRules;
  /** Whom the run is for, where it is of one campaign; null is everybody. */
  readonly audience: GuardedRules | null;
  /** Conditions of offers and holds (`gatesAsked`), asked of a block at once; without, each customer's sheet is asked. */
  readonly gates?: GuardedRules | null;
  readonly decision: DecisionFrame;
  readonly caps: CapRules;
  /** What a decision asks of a customer beside what rules ask. */
  readonly facts: readonly string[];
  /** Who is to have what is scarce. */
  readonly choose: Choose;
  /** Whose contacts are read, as rules ask for them. */
  readonly contacts: ContactPhase;
};
