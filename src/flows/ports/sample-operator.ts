import type { Customer } from '../../core/customer/customer.js';
import type { CustomerEvent } from '../../core/customer/customer-event.js';

/** A base of the synthetic operator: its first `customers`, with so many full months of usage. */
export type SamplePlan = { readonly customers: number; readonly seed: number; readonly months: number };

/** One customer, and what happened to them of late, oldest first. */
export type SampleCustomer = { readonly customer: Customer; readonly events: readonly CustomerEvent[] };

/** Chances without and with a treatment, their difference, and over how many customers they are the mean. */
export type TrueEffect = {
  readonly customers: number;
  readonly p0: number;
  readonly p1: number;
  readonly effect: number;
};

/** What is true of one family of offers in a base. Money in minor units. */
export type FamilyTruth = {
  readonly family: string;
  readonly lever: string;
  readonly horizonDays: number;
  readonly margin: number;
  readonly contactCost: number;
  readonly reward: number;
  /** Over the customers of this base for whom the family is meant, nobody tired and nothing beside it. */
  readonly average: TrueEffect;
  readonly bySegment: Readonly<Record<string, TrueEffect>>;
  readonly byStratum: Readonly<Record<string, TrueEffect>>;
  /** The mean effect after so many contacts in the fatigue window: entry 0 is the fresh one. */
  readonly effectByContacts: readonly number[];
  /** The mean effect where the other family stands beside it. */
  readonly effectBeside: Readonly<Record<string, number>>;
};

/** The planted truth of a base: measurement is judged against it, and nothing else may read it. */
export type SampleTruth = {
  readonly seed: number;
  readonly customers: number;
  readonly ids: { readonly first: string; readonly last: string };
  readonly families: readonly FamilyTruth[];
  readonly fatigue: {
    readonly windowDays: number;
    readonly classes: readonly { readonly id: string; readonly share: number; readonly slope: number }[];
    /** Of one contact: base + perSlope × slope × contacts in the window with it. */
    readonly optOut: { readonly base: number; readonly perSlope: number };
    readonly complaint: { readonly base: number; readonly perSlope: number };
  };
  readonly cannibalisation: readonly { readonly offer: string; readonly by: string; readonly share: number }[];
};

/** A base that is made as it is asked for: nothing of it is kept. */
export type SampleBase = {
  /** Customers `from` to `until`, both counted from 1 and both among the answers; no others are made for them. */
  customers(from: number, until: number): Iterable<SampleCustomer>;
  truth(onProgress: (done: number) => void): SampleTruth;
};

/** An operator that does not exist: the same plan is the same base, to the byte, on every machine. */
export abstract class SampleOperator {
  /** What a first start loads. */
  abstract firstStart(): Promise<SamplePlan>;
  /** Throws `FILE_UNREADABLE` if the operator's files cannot be used. */
  abstract open(plan: SamplePlan): Promise<SampleBase>;
}
