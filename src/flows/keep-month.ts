import { Injectable } from '@nestjs/common';
import type { PlaceRange } from '../core/facts/fact-block.js';
import { keptFacts } from '../core/facts/identity/contact-state.js';
import { isGrowing } from '../core/facts/profile/base-rules.js';
import { PLACES, placeOf } from '../core/kit/hash.js';
import { endedMonths, endOfMonth, type MonthStanding } from '../core/lifecycle/month.js';
import { AppError } from './errors.js';
import { BusinessRules } from './ports/business-rules.js';
import { Clock } from './ports/clock.js';
import { CustomerStore } from './ports/customer-store.js';
import { type FactMonth, FactMonths, type MonthPart } from './ports/fact-months.js';
import { Ids } from './ports/ids.js';
import { Leases } from './ports/leases.js';
import { type BaseBlock, PastFacts, type PastRows } from './ports/past-facts.js';

const LEASE = 'keep-months';
/** Renewed with every part. */
const LEASE_MS = 60_000;
/** So much at a time: folds wait for it. The rest is done at the next look. */
const AT_ONCE_MS = 10_000;
/** A copy that stands is held to the base again after this. */
const AGAIN_MS = 600_000;
const DAY_MS = 86_400_000;
/** Customers looked at again at a time; a part of which more changed is made anew. */
const BATCH = 1_000;

type Work = FactMonth & {
  readonly owner: string;
  readonly end: Date;
  readonly base: readonly BaseBlock[];
  readonly until: number;
};

/**
 * Keeps everybody's facts as of the ends of months, by the models of this process: as they were at the month's last instant
 * in the operator's zone. Who came later is not in it; whose record came later is told from the history it brought. What
 * took effect later is taken back, so a copy made late is the one that would have been made in time, and where the base
 * changed since it is held to it again: late words, corrections, merges and their undoing end up in it. It may be
 * interrupted anywhere and run again.
 */
@Injectable()
export class KeepMonth {
  constructor(
    private readonly past: PastFacts,
    private readonly months: FactMonths,
    private readonly customers: CustomerStore,
    private readonly rules: BusinessRules,
    private readonly leases: Leases,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /** `asked` is `YYYY-MM`, which is made now; absent: whichever of the last months needs it. Answers those that stand anew. */
  async run(asked: string | null = null): Promise<readonly MonthStanding[]> {
    if (asked !== null) this.needEnded(asked);
    const owner = this.ids.token();
    if (!(await this.leases.take(LEASE, owner, LEASE_MS))) {
      if (asked === null) return [];
      throw refused('CONFLICT', 'MONTH_BEING_MADE', asked);
    }
    try {
      const base = await this.past.blocks();
      if (asked === null) return await this.lastMonths(owner, base);
      return [await this.askedMonth(asked, owner, base)];
    } finally {
      await this.leases.release(LEASE, owner);
    }
  }

  /** Before anything is waited for: the answer will not be another when the month that is being made is done. */
  private needEnded(month: string): void {
    const end = endOfMonth(month, this.rules.policy.operatorZone);
    if (end >= this.clock.now()) throw refused('INVALID_INPUT', 'MONTH_NOT_ENDED', month);
  }

  private async askedMonth(month: string, owner: string, base: readonly BaseBlock[]): Promise<MonthStanding> {
    const end = endOfMonth(month, this.rules.policy.operatorZone);
    if ((await this.customers.count()) === 0) throw refused('CONFLICT', 'MONTH_EMPTY', month);
    const work = { month, modelsHash: this.rules.modelsHash, owner, end, base, until: Number.POSITIVE_INFINITY };
    await this.make(work);
    return this.stand(work);
  }

  private async lastMonths(owner: string, base: readonly BaseBlock[]): Promise<readonly MonthStanding[]> {
    const { modelsHash, policy, base: looked } = this.rules;
    const n = customersIn(base);
    if (n === 0) return [];
    const standings = (await this.months.standings()).filter((one) => one.modelsHash === modelsHash);
    const until = this.clock.system().getTime() + AT_ONCE_MS;
    const stand: MonthStanding[] = [];
    for (const month of endedMonths(this.clock.now(), policy.operatorZone, looked.monthsKept)) {
      const before = standings.find((one) => one.month === month) ?? null;
      if (before === null || isGrowing(before.base, n, looked)) {
        await this.months.note({ ...standingOf({ month, modelsHash }, before), base: n, at: this.clock.system() });
        continue;
      }
      const age = this.clock.system().getTime() - before.at.getTime();
      if (before.state === 'kept' && age < AGAIN_MS) continue;
      const work = { month, modelsHash, owner, end: endOfMonth(month, policy.operatorZone), base, until };
      if (!(await this.make(work))) break;
      stand.push(await this.stand(work));
    }
    return stand;
  }

  private async stand({ month, modelsHash, base }: Work): Promise<MonthStanding> {
    const counts = await this.months.counts({ month, modelsHash });
    const at = this.clock.system();
    const standing = { month, modelsHash, ...counts, state: 'kept', base: customersIn(base), at } as const;
    await this.months.note(standing);
    const kept = this.rules.base.supersededDays * DAY_MS;
    await this.months.dropOthers({ month, modelsHash }, new Date(at.getTime() - kept));
    return standing;
  }

  /** False where time ran out: what is done is done. */
  private async make(work: Work): Promise<boolean> {
    for (const part of await this.months.parts(work)) {
      if (!(await this.goOn(work))) return false;
      await this.hold(work, part);
    }
    let from = 0;
    for (const part of [...(await this.months.parts(work)), { from: PLACES, to: PLACES }]) {
      if (part.from > from && !(await this.fill(work, { from, to: part.from }))) return false;
      from = Math.max(from, part.to);
    }
    return true;
  }

  private async goOn({ owner, until }: Work): Promise<boolean> {
    await this.leases.take(LEASE, owner, LEASE_MS);
    return this.clock.system().getTime() < until;
  }

  /** Holds a part to the base: only of whom something changed since the month's facts are derived again. */
  private async hold(work: Work, part: MonthPart): Promise<void> {
    const seen = seenOf(work.base, part);
    if (seen === part.seen) return;
    const [kept, now] = [await this.months.revs(work, part), await this.past.revs(part)];
    const changed = [...now].flatMap(([id, rev]) => ((kept.get(id) ?? -1) < rev ? [id] : []));
    const lost = [...kept.keys()].filter((id) => !now.has(id));
    const customers = [...changed, ...lost];
    if (customers.length > BATCH) return this.months.drop(work, part);
    const rows = await this.past.of(customers, this.facts, work.end);
    await this.months.patch(work, { ...part, seen }, new Set(customers), rows);
  }

  /** Makes parts of a range of which there is none, each up to the first place of the next. */
  private async fill(work: Work, range: PlaceRange): Promise<boolean> {
    let open: { readonly from: number; readonly rows: PastRows } | null = null;
    const keep = async (from: number, to: number, rows: PastRows) =>
      this.months.keep(work, { from, to, seen: seenOf(work.base, { from, to }) }, rows);
    for await (const rows of this.past.read(range, this.facts, work.end)) {
      const first = firstPlace(rows);
      if (open !== null && first !== null) {
        await keep(open.from, first, open.rows);
        if (!(await this.goOn(work))) return false;
      }
      if (open === null) open = { from: range.from, rows };
      else if (first !== null) open = { from: first, rows };
    }
    if (open !== null) await keep(open.from, range.to, open.rows);
    return true;
  }

  private get facts(): readonly string[] {
    return keptFacts(this.rules.catalogue);
  }
}

const customersIn = (base: readonly BaseBlock[]) => base.reduce((sum, { n }) => sum + n, 0);

/** What a month is said to be while its base is still growing. */
function standingOf(month: FactMonth, before: MonthStanding | null) {
  const { recorded, imported, untold } = before ?? { recorded: 0, imported: 0, untold: 0 };
  return { ...month, recorded, imported, untold, state: 'making' } as const;
}

/** The blocks of the base a part lies over, as they were looked at. */
function seenOf(base: readonly BaseBlock[], { from, to }: PlaceRange): string {
  const under = base.filter((block) => block.from < to && block.to > from);
  return under.map((block) => `${block.from}:${block.version}`).join(' ');
}

function firstPlace({ told, passed }: PastRows): number | null {
  const places = [told, passed].flatMap(({ block }) => block.ids.slice(0, 1).map(placeOf));
  return places.length === 0 ? null : Math.min(...places);
}

function refused(code: AppError['code'], problem: string, month: string): AppError {
  return new AppError(code, `${problem} ${month}`, [{ path: 'month', code: problem, params: { month } }]);
}
