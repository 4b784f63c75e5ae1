import type { Relationship } from '../../core/customer/customer.js';
import { addMonths, type Day } from '../../core/kit/day.js';
import type { Chance } from './chance.js';
import { daysAfter } from './months.js';
import type { World } from './sample-shapes.js';

/** How a customer stands to the operator, and since when. */
export type Standing = {
  readonly relationship: Relationship;
  readonly tenure: number;
  readonly activationDate: Day;
  readonly exitDate?: Day;
  readonly contract?: { readonly months: number; readonly startDate: Day; readonly endDate: Day };
};

/** A month has 28 days at least: so many days more do not make another full month of tenure. */
const DAYS_OVER = 27;
const TERMS = [0, 12, 24];

/**
 * Full months of tenure are exactly those drawn. A term renews itself, but for some whose contract ended a while ago
 * and who never signed again. Who left, left within the last two years, more of them lately.
 */
export function standingOf(
  { tenure, contract, left }: { readonly tenure: number; readonly contract: number; readonly left: boolean },
  world: World,
  chance: Chance,
): Standing {
  const { asOf, former, recalledShare, endedContractShare } = world;
  const exitDays = 1 + Math.floor(former.exitDays * chance.next() ** former.recent);
  const until = left ? daysAfter(asOf, -exitDays) : asOf;
  const activationDate = daysAfter(addMonths(until, -tenure), -chance.whole(0, DAYS_OVER));
  const [recalled, ended] = [chance.happens(recalledShare), chance.happens(endedContractShare)];
  const dates = { tenure, activationDate, ...contractOf(activationDate, tenure, TERMS[contract] ?? 0, ended) };
  if (left) return { relationship: 'former', ...dates, exitDate: until };
  return { relationship: recalled ? 'recalled' : 'current', ...dates };
}

function contractOf(from: Day, tenure: number, months: number, ended: boolean): Pick<Standing, 'contract'> {
  if (months === 0) return {};
  const terms = Math.floor(tenure / months);
  const startDate = addMonths(from, (ended && terms > 0 ? terms - 1 : terms) * months);
  return { contract: { months, startDate, endDate: addMonths(startDate, months) } };
}
