import type { Problem } from '../../kit/problem.js';
import { mergeContactPoints, mergeDevices, mergeDiscounts, type Profile } from '../change-customer.js';
import type { Consent } from '../consent.js';
import type { ContactPoint, Device, Discount, Personal, UsageMonth } from '../customer.js';
import type { MergeRule, MergeRules } from './merge-rules.js';

/** One of two records of a person. Personal values may be sealed: they are chosen, never read. */
export type MergeSide = {
  readonly profile: Profile;
  readonly personal: Personal;
  /** When the field was stored last, in machine time. */
  readonly changedAt: (field: string) => Date;
};
export type Merged = { readonly profile: Profile; readonly personal: Personal };

type Value = unknown;
type Choice = {
  readonly primary: Value;
  readonly other: Value;
  readonly otherIsNewer: boolean;
  readonly field: string;
};
type Chooser = (choice: Choice) => Value;

const number = (value: Value) => Number(value);
const smaller = (a: Value, b: Value) => (typeof a === 'string' ? String(a) <= String(b) : number(a) <= number(b));

function union({ field, primary, other }: Choice): Value {
  switch (field) {
    case 'business.devices':
      return mergeDevices(other as readonly Device[], primary as readonly Device[]);
    case 'business.discounts':
      return mergeDiscounts(other as readonly Discount[], primary as readonly Discount[]);
    case 'contactPoints':
      return mergeContactPoints(other as readonly ContactPoint[], primary as readonly ContactPoint[]);
    default:
      return [...new Set([...(primary as readonly string[]), ...(other as readonly string[])])];
  }
}

/** Consents have rules of their own and never come here. */
const CHOOSERS: { readonly [R in Exclude<MergeRule, 'withdrawn-wins'>]: Chooser } = {
  'keep-primary': ({ primary }) => primary,
  'keep-other': ({ other }) => other,
  newest: ({ primary, other, otherIsNewer }) => (otherIsNewer ? other : primary),
  earliest: ({ primary, other }) => (smaller(primary, other) ? primary : other),
  smallest: ({ primary, other }) => (smaller(primary, other) ? primary : other),
  latest: ({ primary, other }) => (smaller(primary, other) ? other : primary),
  largest: ({ primary, other }) => (smaller(primary, other) ? other : primary),
  sum: ({ primary, other }) => number(primary) + number(other),
  either: ({ primary, other }) => primary === true || other === true,
  union,
};

class Merger {
  constructor(
    private readonly primary: MergeSide,
    private readonly other: MergeSide,
    private readonly rules: MergeRules,
  ) {}

  value<T>(field: string, primary: T | undefined, other: T | undefined): T | undefined {
    if (primary === undefined || other === undefined) return primary ?? other;
    const rule = this.rules.get(field);
    if (rule === undefined || rule === 'withdrawn-wins') return primary;
    const otherIsNewer = this.other.changedAt(field) > this.primary.changedAt(field);
    return CHOOSERS[rule]({ primary, other, otherIsNewer, field }) as T;
  }

  group<G extends object>(name: string, primary: G, other: G): G {
    const fields = new Set([...Object.keys(primary), ...Object.keys(other)]);
    const merged = [...fields].map((field) => {
      const path = `${name}.${field}`;
      return [field, this.value(path, Reflect.get(primary, field), Reflect.get(other, field))] as const;
    });
    return Object.fromEntries(merged.filter(([, value]) => value !== undefined)) as G;
  }

  usage(): readonly UsageMonth[] {
    const months = new Map(this.primary.profile.usage.map((month) => [month.month, month]));
    for (const other of this.other.profile.usage) {
      const own = months.get(other.month);
      months.set(other.month, own ? this.month(own, other) : other);
    }
    return [...months.values()].sort((a, b) => (a.month < b.month ? -1 : 1));
  }

  private month(own: UsageMonth, other: UsageMonth): UsageMonth {
    const { month: _own, appMb: ownApps, ...ownFields } = own;
    const { month, appMb: otherApps, ...otherFields } = other;
    const merged = this.group('usage', ownFields, otherFields);
    const apps = ownApps || otherApps ? this.apps(ownApps ?? {}, otherApps ?? {}) : null;
    return { month, ...merged, ...(apps === null ? {} : { appMb: apps }) };
  }

  private apps(own: NonNullable<UsageMonth['appMb']>, other: NonNullable<UsageMonth['appMb']>) {
    const names = [...new Set([...Object.keys(own), ...Object.keys(other)])];
    return Object.fromEntries(names.map((name) => [name, this.value('usage.appMb', own[name], other[name]) ?? 0]));
  }

  /** One word for each channel and purpose: the newest, or the newest of those who took it back where that is the rule. */
  consents(): readonly Consent[] {
    const words = new Map(this.primary.profile.consents.map((one) => [`${one.channel}.${one.purpose}`, one]));
    for (const other of this.other.profile.consents) {
      const scope = `${other.channel}.${other.purpose}`;
      const own = words.get(scope);
      words.set(scope, own === undefined ? other : this.consent(own, other));
    }
    return [...words.values()];
  }

  private consent(own: Consent, other: Consent): Consent {
    const withdrawnWins = this.rules.get('consents') === 'withdrawn-wins';
    if (withdrawnWins && own.granted !== other.granted) return own.granted ? other : own;
    return other.at > own.at ? other : own;
  }
}

/** Two records, one person: each field by its rule, months by month, consents by channel and purpose. */
export function mergeProfiles(primary: MergeSide, other: MergeSide, rules: MergeRules): Merged {
  const merger = new Merger(primary, other, rules);
  const [own, others] = [primary.profile, other.profile];
  const contactPoints = merger.value('contactPoints', own.contactPoints, others.contactPoints);
  return {
    personal: merger.group('personal', primary.personal, other.personal),
    profile: {
      relationship: merger.value('relationship', own.relationship, others.relationship) ?? own.relationship,
      origin: merger.value('origin', own.origin, others.origin) ?? own.origin,
      basic: merger.group('basic', own.basic, others.basic),
      business: merger.group('business', own.business, others.business),
      usage: merger.usage(),
      preference: merger.group('preference', own.preference, others.preference),
      consents: merger.consents(),
      ...(contactPoints === undefined ? {} : { contactPoints }),
    },
  };
}

/** Why two records cannot become one, whoever they are. */
export function mergeProblems(primary: Profile, other: Profile): readonly Problem[] {
  const [own, others] = [primary.business.currency, other.business.currency];
  if (own === undefined || others === undefined || own === others) return [];
  return [{ path: '$.other', code: 'MERGE_CURRENCIES_DIFFER', params: { primary: own, other: others } }];
}
