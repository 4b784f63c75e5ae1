const DAY_MS = 86_400_000;

/** Half-open: what happens at `until` is not in it. */
export type Observed = { readonly from: Date; readonly until: Date };

/** One customer: contacts that were made, what they did with them, and when they took a consent back or complained. */
export type ContactTrace = {
  readonly contacts: readonly Date[];
  readonly engagements: readonly Date[];
  readonly optOuts: readonly Date[];
  readonly complaints: readonly Date[];
};

/** How contacts of the last days are counted: `levels` are lower edges, ascending from 0. */
export type ExposureRules = { readonly windowDays: number; readonly levels: readonly number[] };

/** What was observed at one number of contacts, of those who engaged with one of them or of those who did not. */
export type Cell = {
  /** Customers who were there at any time. */
  readonly customers: number;
  /** Customer-days, of all and of those who had not opted out yet. */
  readonly days: number;
  readonly daysSubscribed: number;
  readonly optOuts: number;
  readonly complaints: number;
};

type Sums = { -readonly [K in keyof Cell]: Cell[K] };
/** A time in which nothing about a customer changes. */
type Piece = { readonly from: number; readonly to: number; readonly contacts: number; readonly engagements: number };

const times = (dates: readonly Date[]) => dates.map((date) => date.getTime());

/** Each counts from its instant until a window later, the end excluded. */
function piecesOf(contacts: readonly number[], engagements: readonly number[], windowMs: number): readonly Piece[] {
  const steps = [
    ...contacts.flatMap((at) => [
      { at, contacts: 1, engagements: 0 },
      { at: at + windowMs, contacts: -1, engagements: 0 },
    ]),
    ...engagements.flatMap((at) => [
      { at, contacts: 0, engagements: 1 },
      { at: at + windowMs, contacts: 0, engagements: -1 },
    ]),
  ].sort((a, b) => a.at - b.at);
  let [held, did] = [0, 0];
  return steps.map((step, index) => {
    held += step.contacts;
    did += step.engagements;
    const to = steps[index + 1]?.at ?? Number.POSITIVE_INFINITY;
    return { from: step.at, to, contacts: held, engagements: did };
  });
}

const inside = (at: number, from: number, to: number) => from <= at && at < to;

/**
 * Occurrence and exposure (methods.md section 13): every customer is under observation from their first contact on, at each
 * instant at one number of contacts in the last days and engaged or not; what happens counts where they are just then. Who
 * opts out is no longer at risk of it. Sums only, however many customers.
 */
export class ExposureTable {
  private readonly cells: { readonly [E in 'engaged' | 'silent']: readonly Sums[] };
  private people = 0;

  constructor(
    private readonly rules: ExposureRules,
    private readonly observed: Observed,
  ) {
    const none = () =>
      rules.levels.map((): Sums => ({ customers: 0, days: 0, daysSubscribed: 0, optOuts: 0, complaints: 0 }));
    this.cells = { engaged: none(), silent: none() };
  }

  /** Customers who were under observation. */
  get customers(): number {
    return this.people;
  }

  cell(level: number, engaged: boolean): Cell {
    const cell = this.cells[engaged ? 'engaged' : 'silent'][level];
    if (cell === undefined) throw new Error(`no level ${level} of contacts`);
    return cell;
  }

  add(trace: ContactTrace): void {
    const contacts = times(trace.contacts).sort((a, b) => a - b);
    const [first] = contacts;
    const end = this.observed.until.getTime();
    if (first === undefined || first >= end) return;
    const entry = Math.max(first, this.observed.from.getTime());
    const optOut = Math.min(end, ...times(trace.optOuts).filter((at) => at >= entry));
    const complaints = times(trace.complaints);
    const seen = new Set<Sums>();
    for (const piece of piecesOf(contacts, times(trace.engagements), this.rules.windowDays * DAY_MS)) {
      const [from, to] = [Math.max(piece.from, entry), Math.min(piece.to, end)];
      if (from >= to) continue;
      const sums = this.sumsOf(piece);
      seen.add(sums);
      sums.days += (to - from) / DAY_MS;
      sums.daysSubscribed += Math.max(0, Math.min(to, optOut) - from) / DAY_MS;
      if (optOut < end && inside(optOut, from, to)) sums.optOuts += 1;
      sums.complaints += complaints.filter((at) => inside(at, from, to)).length;
    }
    for (const sums of seen) sums.customers += 1;
    if (seen.size > 0) this.people += 1;
  }

  private sumsOf({ contacts, engagements }: Piece): Sums {
    const level = Math.max(
      0,
      this.rules.levels.findLastIndex((edge) => edge <= contacts),
    );
    const sums = this.cells[engagements > 0 ? 'engaged' : 'silent'][level];
    if (sums === undefined) throw new Error('levels begin at 0 contacts');
    return sums;
  }
}
