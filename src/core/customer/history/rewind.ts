import type { Profile } from '../change-customer.js';
import type { Consent } from '../consent.js';
import type { UsageMonth } from '../customer.js';
import type { HistoryEntry } from './field-change.js';

type Draft = { -readonly [F in keyof Profile]: Profile[F] };

function without(group: object, name: string, value: unknown): object {
  const { [name]: _now, ...rest } = group as Readonly<Record<string, unknown>>;
  return value === null ? rest : { ...rest, [name]: value };
}

function consentsWith(consents: readonly Consent[], scope: string, before: unknown): readonly Consent[] {
  const others = consents.filter(({ channel, purpose }) => `${channel}.${purpose}` !== scope);
  return before === null ? others : [...others, before as Consent];
}

function usageWith(usage: readonly UsageMonth[], month: string, name: string, before: unknown): readonly UsageMonth[] {
  return usage.map((one) => (one.month === month ? ({ ...one, [name]: before } as UsageMonth) : one));
}

function put(draft: Draft, field: string, before: unknown): void {
  const [group = '', name = '', detail = ''] = field.split('.');
  if (group === 'basic' || group === 'business' || group === 'preference') {
    Object.assign(draft, { [group]: without(draft[group], name, before) });
  } else if (group === 'consents') draft.consents = consentsWith(draft.consents, `${name}.${detail}`, before);
  else if (group === 'usage') draft.usage = usageWith(draft.usage, name, detail, before);
  else if (group !== 'personal') Object.assign(draft, without(draft, group, before), { [group]: before ?? undefined });
}

/** The newest first; of one write each field stands once. */
const newestFirst = (a: HistoryEntry, b: HistoryEntry) => b.rev - a.rev;

/**
 * The profile as it was at a business instant: of each field, what took effect later is taken back, down to the newest
 * change that had taken effect by then. `entries` are the customer's own, in any order. Months after `month`, the one it
 * is in the operator's zone (`YYYY-MM`), go.
 */
export function profileAsOf(profile: Profile, entries: readonly HistoryEntry[], at: Date, month: string): Profile {
  const draft: Draft = { ...profile, usage: profile.usage.filter((one) => one.month <= month) };
  const settled = new Set<string>();
  for (const { field, before, effectiveAt } of entries.toSorted(newestFirst)) {
    if (settled.has(field)) continue;
    if (effectiveAt <= at) settled.add(field);
    else put(draft, field, before);
  }
  if (draft.contactPoints === undefined) delete draft.contactPoints;
  return draft;
}
