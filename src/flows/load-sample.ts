import { Injectable } from '@nestjs/common';
import { AppError } from './errors.js';
import { AuditLog } from './ports/audit-log.js';
import { Cipher } from './ports/cipher.js';
import { Clock } from './ports/clock.js';
import { CustomerEventStore } from './ports/customer-event-store.js';
import { CustomerStore, type CustomerWrite, type WriteCounts } from './ports/customer-store.js';
import { type SampleCustomer, SampleOperator, type SamplePlan } from './ports/sample-operator.js';

const BATCH = 500;
const IN_FLIGHT = 3;
/** Entries of one seed looked through for the one that says that it is loaded. */
const ENTRIES = 100;
const LOADED = 'sample.loaded';
/** The entry that says which operator this base holds: the first that was loaded. */
const HELD = { action: 'sample.operator', subject: 'sample' } as const;

export type SampleRequest = {
  readonly plan: SamplePlan;
  readonly by: string;
  /** Nothing is done where so large a base of this seed was loaded before, or where another operator is there. */
  readonly once?: boolean;
};

/** `events` are those that were counted now. */
export type SampleProgress = WriteCounts & { readonly done: number; readonly events: number };

/** Who is told how far it is. */
export type SampleHooks = {
  /** Called once, and only where there is something to do. */
  readonly onStart?: () => void;
  readonly onProgress: (now: SampleProgress) => void;
};

/**
 * Writes customers of the synthetic operator to the store, in batches that hold no more than themselves. A base that is
 * there, whole or in part, is made again and found unchanged, so an interrupted load is simply run again. Another seed or
 * other months are other customers under the same ids: they are refused. Null: it had been loaded and was asked for once.
 */
@Injectable()
export class LoadSample {
  constructor(
    private readonly operator: SampleOperator,
    private readonly customers: CustomerStore,
    private readonly events: CustomerEventStore,
    private readonly audit: AuditLog,
    private readonly cipher: Cipher,
    private readonly clock: Clock,
  ) {}

  async run({ plan, by, once = false }: SampleRequest, hooks: SampleHooks): Promise<SampleProgress | null> {
    if (once && (await this.isLoaded(plan))) return null;
    const held = await this.held();
    if (held !== null && (held.seed !== plan.seed || held.months !== plan.months)) {
      if (once) return null;
      throw otherOperator(held, plan);
    }
    hooks.onStart?.();
    if (held === null) await this.hold(plan, by);
    await this.note('sample.load', plan, by);
    const now = await this.load(plan, hooks);
    await this.note(LOADED, plan, by);
    return now;
  }

  private async load(plan: SamplePlan, hooks: SampleHooks): Promise<SampleProgress> {
    const base = await this.operator.open(plan);
    let now: SampleProgress = { done: 0, inserted: 0, updated: 0, unchanged: 0, events: 0 };
    const open: Promise<SampleProgress>[] = [];
    const countFirst = async () => {
      const batch = await open.shift();
      if (batch !== undefined) now = added(now, batch);
      hooks.onProgress(now);
    };
    try {
      for (let from = 1; from <= plan.customers; from += BATCH) {
        const until = Math.min(plan.customers, from + BATCH - 1);
        const batch = this.written([...base.customers(from, until)]);
        // A failure is met when its turn comes, not before.
        batch.catch(() => {});
        open.push(batch);
        if (open.length >= IN_FLIGHT) await countFirst();
      }
      while (open.length > 0) await countFirst();
      return now;
    } finally {
      // Whoever is told of a failure may close the store: nothing is under way by then.
      await Promise.allSettled(open);
    }
  }

  private async written(batch: readonly SampleCustomer[]): Promise<SampleProgress> {
    const writes = batch.map(({ customer }): CustomerWrite => {
      return { customer, contentHash: this.cipher.lookup('content', JSON.stringify(customer)) };
    });
    const counts = await this.customers.apply(writes);
    const fates = await this.events.record(batch.flatMap(({ events }) => events));
    return { done: batch.length, ...counts, events: fates.filter((fate) => fate === 'counted').length };
  }

  private async isLoaded({ seed, customers, months }: SamplePlan): Promise<boolean> {
    const entries = await this.audit.list({ limit: ENTRIES, subject: subjectOf(seed) });
    return entries.some(
      ({ action, detail }) =>
        action === LOADED && Number(detail?.customers) >= customers && Number(detail?.months) === months,
    );
  }

  /** Null where none is known: nothing was loaded, or it was before that was put down. */
  private async held(): Promise<Operator | null> {
    const [entry] = await this.audit.list({ limit: 1, subject: HELD.subject });
    return entry === undefined ? null : { seed: Number(entry.detail?.seed), months: Number(entry.detail?.months) };
  }

  /** Before the first customer: of a load that was interrupted, something is there. */
  private async hold({ seed, months }: SamplePlan, actor: string): Promise<void> {
    await this.audit.record({ at: this.clock.system(), actor, ...HELD, detail: { seed, months } });
  }

  private async note(action: string, { seed, customers, months }: SamplePlan, actor: string): Promise<void> {
    const at = this.clock.system();
    await this.audit.record({ at, actor, action, subject: subjectOf(seed), detail: { customers, months } });
  }
}

type Operator = Pick<SamplePlan, 'seed' | 'months'>;

function otherOperator(held: Operator, { seed, months }: SamplePlan): AppError {
  const params = { seed: held.seed, months: held.months, otherSeed: seed, otherMonths: months };
  const message = `seed ${held.seed} of ${held.months} months is loaded`;
  return new AppError('CONFLICT', message, [{ path: 'seed', code: 'OTHER_OPERATOR_LOADED', params }]);
}

const subjectOf = (seed: number) => `sample-${seed}`;

function added(a: SampleProgress, b: SampleProgress): SampleProgress {
  return {
    done: a.done + b.done,
    inserted: a.inserted + b.inserted,
    updated: a.updated + b.updated,
    unchanged: a.unchanged + b.unchanged,
    events: a.events + b.events,
  };
}
