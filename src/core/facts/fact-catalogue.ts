import { ASKED_TYPES, type AskedType, type ScalarType } from '../condition/operators.js';
import type { Words } from '../kit/locale.js';

export const FACT_TYPES = ASKED_TYPES;
export type FactType = AskedType;

/** How long a series may be: fixed, so that a column of it has a fixed width. */
export type SeriesMonths = 12 | 24;

/**
 * Where a fact comes from: the profile as imported, what the network or billing saw by month, events as they arrive,
 * surveys, a model, the clock, or our own contacts.
 */
export const FACT_SOURCES = ['profile', 'usage', 'events', 'survey', 'model', 'clock', 'contacts'] as const;
export type FactOrigin = (typeof FACT_SOURCES)[number];

/** How soon a change in the world is in the fact: with the next import, event, month, nightly pass, or with every reading. */
export const FRESHNESS = ['import', 'event', 'month', 'night', 'reading'] as const;
export type Freshness = (typeof FRESHNESS)[number];

/** What every element of a list holds under this name: declared and labelled as a fact is. */
export type FieldDefinition = Omit<FactDefinition, 'type' | 'months' | 'fields' | 'help' | 'source' | 'freshness'> & {
  readonly type: ScalarType;
};

/** What a marketer may ask of a customer. Declared in `rules/facts/`, one entry a fact. */
export type FactDefinition = {
  readonly name: string;
  readonly type: FactType;
  /** `months`, `days`, `minor` (minor units of the customer's currency) ...; null where there is none. */
  readonly unit: string | null;
  /** A fact that may be missing: conditions on it can be 'cannot know'. */
  readonly nullable: boolean;
  /** Allowed values of an enum, in their natural order. */
  readonly values?: readonly string[];
  /** The months a series holds, the newest last; every series says it. */
  readonly months?: SeriesMonths;
  /** What the elements of a list hold; every list says it. */
  readonly fields?: readonly FieldDefinition[];
  readonly labels: Words;
  /** One sentence on what it means and what it is made of. */
  readonly help?: Words;
  readonly source?: FactOrigin;
  readonly freshness?: Freshness;
  readonly valueLabels?: Readonly<Record<string, Words>>;
  /** A number that never has a fraction (months, days, minor units). Absent is not promised. */
  readonly whole?: boolean;
  /** False for what nobody can change (age, a day gone by): "how far" marks it. Absent is true. */
  readonly influence?: boolean;
};

export type FactCatalogue = ReadonlyMap<string, FactDefinition>;
