import type { ChannelName, Consent, Purpose } from './consent.js';
import type { Customer, UsageMonth } from './customer.js';

/** Everything a store keeps in the open. */
export type Profile = Omit<Customer, 'id' | 'personal'>;

/** Fields of which a source can say that there is none: a contract that runs month by month has no end. */
export const CLEARABLE_FIELDS = [
  'basic.exitDate',
  'business.contractEndDate',
  'business.planCode',
  'business.contractTermMonths',
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

function mergeMonths(known: readonly UsageMonth[], said: readonly UsageMonth[]): UsageMonth[] {
  const months = new Map(known.map((month) => [month.month, month]));
  for (const month of said) months.set(month.month, { ...months.get(month.month), ...month });
  return [...months.values()].sort((a, b) => (a.month < b.month ? -1 : 1));
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

/** The profile after the change: merged group by group, months by month, consents by channel and purpose. */
export function changeProfile(known: Profile | null, change: CustomerChange): Profile {
  const { customer, cleared = [], withheld = [] } = change;
  return {
    relationship: customer.relationship,
    origin: customer.origin,
    basic: { ...without(known?.basic ?? {}, 'basic', cleared), ...customer.basic },
    business: { ...without(known?.business ?? {}, 'business', cleared), ...customer.business },
    usage: mergeMonths(known?.usage ?? [], customer.usage),
    preference: { ...known?.preference, ...customer.preference },
    consents: mergeConsents(known?.consents ?? [], customer.consents, withheld),
  };
}
