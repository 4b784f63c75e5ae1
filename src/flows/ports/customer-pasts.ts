import type { DecisionFrame, MatchedRule } from '../../core/decision/decision-frame.js';
import { householdOf } from '../../core/decision/rounds/standee.js';
import type { Matched } from '../../core/decision/run/chunk-decisions.js';
import { type CustomerPast, customerPast } from '../../core/decision/run/customer-past.js';
import { ownRows } from '../../core/policy/cap/contact-books.js';
import { type HabitRules, habitsOf } from '../../core/policy/cap/contact-habits.js';
import type { ContactRow } from '../../core/policy/contact-policy.js';
import { type UnitFacts, unitOf } from '../../core/policy/holdout/unit.js';
import { toldOffers } from '../../core/policy/stages/repeat.js';
import type { CustomerResponse } from '../../core/response/response.js';
import { answersOf } from './answers-of.js';
import type { ContactLedger } from './contact-ledger.js';
import type { CustomersNow } from './customers-now.js';
import type { PhoneSharers } from './phone-sharers.js';
import type { ResponseStore } from './response-store.js';

/** Answers that are older than this matter to no suppression; an accepted offer may stand for longer, and is a fact then. */
export const LOOKED_BACK_MS = 2 * 366 * 86_400_000;

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

type Framed = Pick<DecisionFrame, 'offers' | 'cutOff' | 'habits' | 'place' | 'sameOfferDays'>;

/** Whose contacts may say that a candidate has come already: where we turn to them with something that sells. */
function asksRepeat({ offers, place, sameOfferDays }: Framed, { rule }: MatchedRule): boolean {
  if (sameOfferDays === undefined || place !== undefined) return false;
  return offers.get(rule.event.params.offerId)?.purpose === 'marketing';
}

/** What decisions must know of customers beside their facts, read in batches and only where some candidate asks for it. */
export class CustomerPasts {
  constructor(private readonly ports: Ports) {}

  async of(
    matched: readonly Matched[],
    frame: Framed,
    runId: string,
  ): Promise<readonly (readonly [string, CustomerPast])[]> {
    const { responses, ledger, sharers } = this.ports;
    const { habits } = frame;
    const withPast = new Set(matched.filter(({ matches }) => matches.some((match) => asksPast(frame, match))));
    const asking = matched.filter((one) => habits !== undefined || withPast.has(one));
    const ids = asking.map(({ customerId }) => customerId);
    const repeating = matched.filter(({ matches }) => matches.some((match) => asksRepeat(frame, match)));
    const inLedger = [...new Set([...ids, ...repeating.map(({ customerId }) => customerId)])];
    const since = new Date(frame.cutOff.getTime() - LOOKED_BACK_MS);
    const [answered, contacts, shared] = await Promise.all([
      ids.length === 0 ? new Map() : responses.ofCustomers(ids, since),
      answersOf(inLedger, async (id) => [id, await ledger.rowsOf(id)] as const).then((rows) => new Map(rows)),
      sharers.of(matched.map(({ customerId }) => customerId)),
    ]);
    return matched.flatMap((one) => {
      const { customerId } = one;
      const known = {
        answered: answered.get(customerId) ?? [],
        contacts: contacts.get(customerId) ?? [],
        sharers: shared.get(customerId) ?? [],
      };
      const past = pastOf(one, known, frame, runId);
      return Object.keys(past).length === 0 ? [] : [[customerId, past] as const];
    });
  }
}

/** What is known of a customer beside the facts, as it is kept. */
export type KnownBeside = {
  readonly answered: readonly CustomerResponse[];
  readonly contacts: readonly ContactRow[];
  readonly sharers: readonly UnitFacts[];
};

/** What of it a decision asks. Contacts of the run that asks are not its past. */
export function pastOf(
  { customerId, sheet, matches }: Omit<Matched, 'index'>,
  { answered, contacts, sharers }: KnownBeside,
  frame: Framed,
  runId: string,
): CustomerPast {
  const unit = unitOf({ customerId, householdId: householdOf(sheet) }, sharers);
  const own = contacts.filter((row) => row.runId !== runId);
  const habits = habitsOf(own, answered, { customerId, now: frame.cutOff }, frame.habits ?? NO_HABITS);
  const asks = matches.some((match) => asksPast(frame, match));
  const asked = new Set(
    matches.filter((match) => asksRepeat(frame, match)).map(({ rule }) => rule.event.params.offerId),
  );
  const told = asked.size === 0 ? [] : toldOffers(own, frame.cutOff, frame).filter(({ offerId }) => asked.has(offerId));
  return {
    ...(unit === customerId ? {} : { unit }),
    ...(asks ? customerPast(answered, contacts, frame.offers, { now: frame.cutOff, runId }) : {}),
    ...(told.length === 0 ? {} : { told }),
    ...(Object.keys(habits).length === 0 ? {} : { habits }),
  };
}

type PortsNow = { readonly customers: CustomersNow; readonly ledger: ContactLedger };

/** The facts are known already. */
const NO_FACTS: readonly string[] = [];
/** No contact is of the run that asks. */
const NO_RUN = '';

/** The past of one customer as it is now, asked outside any run. */
export async function pastNow(
  { customers, ledger }: PortsNow,
  asked: Omit<Matched, 'index'>,
  frame: Framed,
): Promise<CustomerPast> {
  const { customerId } = asked;
  const asOf = frame.cutOff;
  const since = new Date(asOf.getTime() - LOOKED_BACK_MS);
  const now = await customers.find(customerId, NO_FACTS, { asOf, since });
  if (now === null) return {};
  const contacts = ownRows(now.books, customerId) ?? (await ledger.rowsOf(customerId));
  return pastOf(asked, { ...now, contacts }, frame, NO_RUN);
}
