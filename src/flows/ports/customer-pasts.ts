import type { DecisionFrame, MatchedRule } from '../../core/decision/decision-frame.js';
import { householdOf } from '../../core/decision/rounds/standee.js';
import type { Matched } from '../../core/decision/run/chunk-decisions.js';
import { type CustomerPast, customerPast } from '../../core/decision/run/customer-past.js';
import { type HabitRules, habitsOf } from '../../core/policy/cap/contact-habits.js';
import type { ContactRow } from '../../core/policy/contact-policy.js';
import { unitOf } from '../../core/policy/holdout/unit.js';
import { answersOf } from './answers-of.js';
import type { ContactLedger } from './contact-ledger.js';
import type { PhoneSharers } from './phone-sharers.js';
import type { ResponseStore } from './response-store.js';

/** Answers that are older than this matter to no suppression; an accepted offer may stand for longer, and is a fact then. */
const LOOKED_BACK_MS = 2 * 366 * 86_400_000;

type Ports = {
  readonly responses: ResponseStore;
  readonly ledger: ContactLedger;
  readonly sharers: PhoneSharers;
};

/** Nothing is asked of anybody's habits. */
const NO_HABITS: HabitRules = {};

/** Whose past some candidate asks for: outcomes, or what is planned. */
function asksPast({ offers }: Pick<DecisionFrame, 'offers'>, { rule, after = [] }: MatchedRule): boolean {
  const { after: dependencies = [], exclusionGroups = [] } = offers.get(rule.event.params.offerId) ?? {};
  return after.length > 0 || dependencies.length > 0 || exclusionGroups.length > 0;
}

/** What decisions must know of customers beside their facts, read in batches and only where some candidate asks for it. */
export class CustomerPasts {
  constructor(private readonly ports: Ports) {}

  async of(
    matched: readonly Matched[],
    frame: Pick<DecisionFrame, 'offers' | 'cutOff' | 'habits'>,
    runId: string,
  ): Promise<readonly (readonly [string, CustomerPast])[]> {
    const { responses, ledger, sharers } = this.ports;
    const { habits } = frame;
    const withPast = new Set(matched.filter(({ matches }) => matches.some((match) => asksPast(frame, match))));
    const asking = matched.filter((one) => habits !== undefined || withPast.has(one));
    const ids = asking.map(({ customerId }) => customerId);
    const since = new Date(frame.cutOff.getTime() - LOOKED_BACK_MS);
    const [answered, contacts, shared] = await Promise.all([
      ids.length === 0 ? new Map() : responses.ofCustomers(ids, since),
      answersOf(ids, async (id) => [id, await ledger.rowsOf(id)] as const).then((rows) => new Map(rows)),
      sharers.of(matched.map(({ customerId }) => customerId)),
    ]);
    return matched.flatMap((one) => {
      const { customerId, sheet } = one;
      const unit = unitOf({ customerId, householdId: householdOf(sheet) }, shared.get(customerId) ?? []);
      const [cameBack, rows] = [answered.get(customerId) ?? [], contacts.get(customerId) ?? []];
      const who = { customerId, now: frame.cutOff };
      const own = rows.filter((row: ContactRow) => row.runId !== runId);
      const known = habitsOf(own, cameBack, who, habits ?? NO_HABITS);
      const past: CustomerPast = {
        ...(unit === customerId ? {} : { unit }),
        ...(withPast.has(one) ? customerPast(cameBack, rows, frame.offers, { now: frame.cutOff, runId }) : {}),
        ...(Object.keys(known).length === 0 ? {} : { habits: known }),
      };
      return Object.keys(past).length === 0 ? [] : [[customerId, past] as const];
    });
  }
}
