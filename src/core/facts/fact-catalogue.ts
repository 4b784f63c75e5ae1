import type { Words } from '../kit/locale.js';

export const FACT_TYPES = ['number', 'boolean', 'enum', 'text', 'day'] as const;
export type FactType = (typeof FACT_TYPES)[number];

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
  readonly labels: Words;
  readonly valueLabels?: Readonly<Record<string, Words>>;
};

export type FactCatalogue = ReadonlyMap<string, FactDefinition>;
