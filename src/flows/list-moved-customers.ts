import { Injectable } from '@nestjs/common';
import type { FactDefinition } from '../core/facts/fact-catalogue.js';
import { placeOf } from '../core/kit/hash.js';
import { membersCursor, readMembersCursor } from '../core/lifecycle/members/members-cursor.js';
import { MovesPage } from '../core/lifecycle/members/moves-page.js';
import { type Move, placesIn } from '../core/lifecycle/migration.js';
import { rememberingModels, type StageFactPair, stageFactsOf } from '../core/lifecycle/stage-fact.js';
import { AppError } from './errors.js';
import { BusinessRules } from './ports/business-rules.js';
import { Clock } from './ports/clock.js';
import { type FactMonth, FactMonths } from './ports/fact-months.js';
import { keptMonth, stagesOfMonth } from './ports/month-stages.js';

/**
 * A flow between the ends of two months (`YYYY-MM`), as a migration counts it: from any of `was` to any of `is`, which are
 * stages or names beside them; null: of any. `after` is a page's `next`.
 */
type MovedCustomersAsked = {
  readonly model: string;
  readonly from: string;
  readonly to: string;
  readonly was: readonly string[] | null;
  readonly is: readonly string[] | null;
  readonly after: string | null;
  readonly limit: number;
};

/** `total` is counted with the first page; null on the others. */
type MovedCustomersTold = {
  readonly stage: FactDefinition;
  readonly total: number | null;
  readonly customers: readonly Move[];
  readonly next: string | null;
};

type Ends = { readonly before: FactMonth; readonly after: FactMonth };

/** Who stands behind a number of a migration: from the same copies as the number. */
@Injectable()
export class ListMovedCustomers {
  constructor(
    private readonly rules: BusinessRules,
    private readonly months: FactMonths,
    private readonly clock: Clock,
  ) {}

  /** In the order of the base. */
  async run(asked: MovedCustomersAsked): Promise<MovedCustomersTold> {
    const stage = this.stageOf(asked.model);
    const sides = { was: named('was', asked.was, stage.values), is: named('is', asked.is, stage.values) };
    const { from, to, after, limit } = asked;
    if (from > to) throw refused('from', 'MONTHS_REVERSED', { from, to });
    const keys = { before: await this.kept(from, 'from'), after: await this.kept(to, 'to') };
    const last = after === null ? null : (readMembersCursor(after)?.customerId ?? null);
    const page = new MovesPage(sides, last, limit);
    await this.fill(page, keys, stage.name, last);
    const { rows, next } = page.page();
    return {
      ...{ stage, total: last === null ? page.count : null, customers: rows },
      next: next === null ? null : membersCursor({ at: 0, customerId: next }),
    };
  }

  /** The first page goes over everybody, for they are counted with it; others as far as they reach. */
  private async fill(page: MovesPage, { before, after }: Ends, fact: string, last: string | null): Promise<void> {
    const place = last === null ? 0 : placeOf(last);
    const reading = {
      before: stagesOfMonth(this.months, before, fact, place),
      after: stagesOfMonth(this.months, after, fact, place),
    };
    for (let side = page.wants; side !== null; side = page.wants) {
      if (last !== null && page.isFull) break;
      const next = await reading[side].next();
      if (next.done === true) page.end(side);
      else page.add(side, next.value);
    }
    await Promise.all([reading.before.return(undefined), reading.after.return(undefined)]);
  }

  private stageOf(model: string): StageFactPair['stage'] {
    const { derivations, catalogue } = this.rules;
    const facts = stageFactsOf(model, derivations, catalogue);
    if (facts !== null) return facts.stage;
    throw refused('model', 'UNKNOWN_MODEL', { model, known: rememberingModels(derivations).join(', ') });
  }

  private async kept(month: string, path: string): Promise<FactMonth> {
    const found = await keptMonth(month, this.months, this.rules, this.clock.now());
    if (found.fault === null) return found.key;
    throw refused(path, found.fault, { month, known: found.known.join(', ') || '—' });
  }
}

function named(path: string, asked: readonly string[] | null, stages: readonly string[]): ReadonlySet<string> | null {
  const allowed = placesIn(stages);
  const unknown = asked?.find((one) => !allowed.includes(one));
  if (unknown === undefined) return asked && new Set(asked);
  throw refused(path, 'VALUE_NOT_ALLOWED', { value: unknown, allowed: allowed.join(', ') });
}

function refused(path: string, code: string, params: Readonly<Record<string, string>>): AppError {
  return new AppError('INVALID_INPUT', `${path}: ${code}`, [{ path, code, params }]);
}
