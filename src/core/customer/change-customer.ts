import type { ChannelName, Consent, Purpose } from './consent.js';
import { isDead } from './contact-point.js';
import type { Business, ContactPoint, Customer, Device, UsageMonth } from './customer.js';

/** Everything a store keeps in the open. */
export type Profile = Omit<Customer, 'id' | 'personal'>;

/** Fields of which a source can say that there is none: a contract that runs month by month has no end. */
export const CLEARABLE_FIELDS = [
  'basic.exitDate',
  'business.contractEndDate',
  'business.planCode',
  'business.contractTermMonths',
  'basic.birthday',
  'basic.orgNode',
  'basic.brand',
  'business.planPrice',
  'business.contractStartDate',
  'business.devices',
  'business.discounts',
  'business.creditLimit',
  'business.overdueAmount',
  'business.overdueSince',
  'business.accountManager',
  'business.accountId',
  'business.householdId',
  'business.partyId',
  'business.groupId',
  'business.keyAccountMarks',
  'business.serviceLevel',
  'business.lossReason',
  'business.usageLossReason',
  'business.lostTo',
  'business.portOutRequestAt',
  'business.walletShare',
  'business.planRetiresOn',
  'preference.channel',
  'preference.contactFrom',
  'preference.contactUntil',
  'preference.interests',
  'preference.habits',
] as const;
export type ClearableField = (typeof CLEARABLE_FIELDS)[number];

/** The source no longer shows the consent: takes one back that was given before, and says nothing where none was. */
export type Withheld = {
  readonly channel: ChannelName;
  readonly purpose: Purpose;
  readonly at: Date;
  readonly source: string;
};

/** What a source says of one customer. Silence keeps what is known; `cleared` takes it away. */
export type CustomerChange = {
  readonly customer: Customer;
  readonly cleared?: readonly ClearableField[];
  readonly withheld?: readonly Withheld[];
};

function mergeMonth(known: UsageMonth | undefined, said: UsageMonth): UsageMonth {
  const merged = { ...known, ...said };
  return known?.appMb && said.appMb ? { ...merged, appMb: { ...known.appMb, ...said.appMb } } : merged;
}

function mergeMonths(known: readonly UsageMonth[], said: readonly UsageMonth[]): UsageMonth[] {
  const months = new Map(known.map((month) => [month.month, month]));
  for (const month of said) months.set(month.month, mergeMonth(months.get(month.month), month));
  return [...months.values()].sort((a, b) => (a.month < b.month ? -1 : 1));
}

/** Records of one key become one, the said upon the known; new ones follow in the order said. */
function mergeRecords<T>(
  known: readonly T[],
  said: readonly T[],
  keyOf: (one: T) => string,
  merge: (known: T, said: T) => T,
): readonly T[] {
  const merged = new Map(known.map((one) => [keyOf(one), one]));
  for (const one of said) {
    const before = merged.get(keyOf(one));
    merged.set(keyOf(one), before === undefined ? one : merge(before, one));
  }
  return [...merged.values()];
}

/** One word a day and state; the newest last, states of one day in the order said. */
function mergeDevice(known: Device, said: Device): Device {
  const keyOf = ({ state, on }: Device['states'][number]) => `${on}|${state}`;
  const states = mergeRecords(known.states, said.states, keyOf, (_before, after) => after);
  return { ...known, ...said, states: states.toSorted((a, b) => (a.on < b.on ? -1 : Number(a.on > b.on))) };
}

const upon = <T>(known: T, said: T): T => ({ ...known, ...said });

/** A device is one of a line and a model: when a line changes its device, the old one stays with what it went through. */
export function mergeDevices(known: readonly Device[], said: readonly Device[]): readonly Device[] {
  return mergeRecords(known, said, ({ line, model }) => JSON.stringify([line, model]), mergeDevice);
}

/** A discount is one of a code: the later said replaces field by field. */
export function mergeDiscounts(
  known: NonNullable<Business['discounts']>,
  said: NonNullable<Business['discounts']>,
): NonNullable<Business['discounts']> {
  return mergeRecords(known, said, ({ code }) => code, upon);
}

/** A way that was verified after it had been found not to work, works. */
export function mergeContactPoints(
  known: readonly ContactPoint[],
  said: readonly ContactPoint[],
): readonly ContactPoint[] {
  return mergeRecords(known, said, ({ field }) => field, upon).map((point) => {
    if (isDead(point)) return point;
    const { invalidSince: _overcome, ...works } = point;
    return works;
  });
}

const sameScope = (a: Withheld, b: Withheld) => a.channel === b.channel && a.purpose === b.purpose;

/** An older word never replaces a newer one; of two at the same instant the later said counts. */
function mergeConsents(known: readonly Consent[], said: readonly Consent[], withheld: readonly Withheld[]): Consent[] {
  const merged = [...known];
  const takenBack = withheld
    .filter((word) => known.some((consent) => consent.granted && sameScope(consent, word)))
    .map((word): Consent => ({ ...word, granted: false }));
  for (const consent of [...said, ...takenBack]) {
    const index = merged.findIndex((other) => sameScope(other, consent));
    const before = merged[index];
    if (before === undefined) merged.push(consent);
    else if (consent.at >= before.at) merged[index] = consent;
  }
  return merged;
}

function without<G extends object>(group: G, name: string, cleared: readonly ClearableField[]): G {
  const gone = cleared.filter((field) => field.startsWith(`${name}.`)).map((field) => field.slice(name.length + 1));
  if (gone.length === 0) return group;
  return Object.fromEntries(Object.entries(group).filter(([key]) => !gone.includes(key))) as G;
}

function changeBusiness(known: Business, said: Business): Business {
  return {
    ...known,
    ...said,
    ...(known.devices && said.devices ? { devices: mergeDevices(known.devices, said.devices) } : {}),
    ...(known.discounts && said.discounts ? { discounts: mergeDiscounts(known.discounts, said.discounts) } : {}),
  };
}

/**
 * The profile after the change: merged group by group, months by month, consents by channel and purpose, devices by line
 * and model, discounts by code, contact points by field. A list of texts is said whole.
 */
export function changeProfile(known: Profile | null, change: CustomerChange): Profile {
  const { customer, cleared = [], withheld = [] } = change;
  const contactPoints = mergeContactPoints(known?.contactPoints ?? [], customer.contactPoints ?? []);
  return {
    relationship: customer.relationship,
    origin: customer.origin,
    basic: { ...without(known?.basic ?? {}, 'basic', cleared), ...customer.basic },
    business: changeBusiness(without(known?.business ?? {}, 'business', cleared), customer.business),
    usage: mergeMonths(known?.usage ?? [], customer.usage),
    preference: { ...without(known?.preference ?? {}, 'preference', cleared), ...customer.preference },
    consents: mergeConsents(known?.consents ?? [], customer.consents, withheld),
    ...(contactPoints.length === 0 ? {} : { contactPoints }),
  };
}
