import type { Day } from '../../kit/day.js';
import type { Profile } from '../change-customer.js';
import type { Business, ContactPoint, Device } from '../customer.js';

/**
 * How a customer is known as of a past instant. RECORDED: the record was there. IMPORTED: it came later and brought its
 * history along. LATER: it says the customer came later. UNTOLD: it does not reach back so far.
 */
export type Known = 'RECORDED' | 'IMPORTED' | 'LATER' | 'UNTOLD';

/** A past instant, the operator's day and month it was, and since when (business time) a record has been there. */
export type Then = { readonly at: Date; readonly day: Day; readonly month: string; readonly since: Date };

export type Telling =
  | { readonly known: 'RECORDED' | 'IMPORTED'; readonly profile: Profile }
  | { readonly known: 'LATER' | 'UNTOLD'; readonly profile: null };

/** What only says how it is when it is said: of a time before that it says nothing. */
const OF_THE_MOMENT = [
  ...['totalCharged', 'balance', 'creditLimit', 'badDebt', 'points', 'walletShare', 'networkIncidentOpen'],
  'usageLossReason',
] as const;
const OF_A_CONTRACT = ['contractStartDate', 'contractEndDate', 'contractTermMonths'] as const;
const OF_A_DEBT = ['overdueSince', 'overdueAmount'] as const;
const OF_A_LOSS = ['lossReason', 'lostTo'] as const;

const isLater = (day: Day | undefined, than: Day) => day !== undefined && day > than;

function devicesThen(devices: readonly Device[], day: Day): readonly Device[] {
  return devices.flatMap((device) => {
    const states = device.states.filter(({ on }) => on <= day);
    return states.length === 0 ? [] : [{ ...device, states }];
  });
}

function pointsThen(points: readonly ContactPoint[], day: Day): readonly ContactPoint[] {
  return points.map(({ field, verifiedOn, invalidSince }) => ({
    field,
    ...(verifiedOn !== undefined && verifiedOn <= day && { verifiedOn }),
    ...(invalidSince !== undefined && invalidSince <= day && { invalidSince }),
  }));
}

function businessThen(business: Business, day: Day, hadLeft: boolean): Business {
  const { overdueSince, contractStartDate, portOutRequestAt, devices } = business;
  const unknown = new Set<string>([
    ...OF_THE_MOMENT,
    ...(overdueSince === undefined || overdueSince > day ? OF_A_DEBT : []),
    ...(isLater(contractStartDate, day) ? OF_A_CONTRACT : []),
    ...(isLater(portOutRequestAt, day) ? ['portOutRequestAt'] : []),
    ...(hadLeft ? [] : OF_A_LOSS),
  ]);
  const known = Object.fromEntries(Object.entries(business).filter(([name]) => !unknown.has(name)));
  return devices === undefined ? known : { ...known, devices: devicesThen(devices, day) };
}

/** Whether the record's own dates and months say how the customer stood: left by then, here then; null: they do not. */
function hadLeftBy({ relationship, basic, usage }: Profile, { day, month }: Then): boolean | null {
  const { exitDate } = basic;
  if (relationship === 'former') return exitDate === undefined ? null : exitDate <= day;
  if (relationship === 'current') return false;
  // Of who came back it is not known when, unless they are seen in that very month.
  if (relationship === 'recalled') return usage.some((one) => one.month === month) ? false : null;
  return null;
}

/**
 * The profile as of an instant, from one that was taken back as far as its history goes. Where the record came later, it
 * is taken at its word only for what is dated by itself: when the customer came and left, their months, contract, debt
 * and consents; it must know a month by then. What is of the moment is unknown then; plan, products and the person are
 * taken as they were at the first word.
 */
export function toldOfThen(profile: Profile, then: Then): Telling {
  if (then.since <= then.at) return { known: 'RECORDED', profile };
  const { activationDate } = profile.basic;
  const hadLeft = hadLeftBy(profile, then);
  if (isLater(activationDate, then.day)) return { known: 'LATER', profile: null };
  if (activationDate === undefined || hadLeft === null || !profile.usage.some(({ month }) => month <= then.month)) {
    return { known: 'UNTOLD', profile: null };
  }
  const { exitDate, ...basic } = profile.basic;
  const { contactPoints, ...rest } = profile;
  return {
    known: 'IMPORTED',
    profile: {
      ...rest,
      relationship: profile.relationship === 'former' && !hadLeft ? 'current' : profile.relationship,
      basic: { ...basic, ...(exitDate !== undefined && exitDate <= then.day && { exitDate }) },
      business: businessThen(profile.business, then.day, hadLeft),
      consents: profile.consents.filter(({ at }) => at <= then.at),
      ...(contactPoints !== undefined && { contactPoints: pointsThen(contactPoints, then.day) }),
    },
  };
}
