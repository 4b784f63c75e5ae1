import type { Customer } from '../../core/customer/customer.js';
import type { CustomerEvent, EventKind } from '../../core/customer/customer-event.js';
import type { Day } from '../../core/kit/day.js';
import { type Chance, type Weighed, weighed } from './chance.js';
import { daysAfter, instantOn, isBefore } from './months.js';
import type { Behaviour, CourseName } from './sample-shapes.js';

export type HappeningsFrame = {
  readonly customer: Customer;
  /** Nodes the customer hangs on, community first: incidents strike nodes. */
  readonly path: readonly string[];
  readonly course: CourseName;
};

type Told = Omit<CustomerEvent, 'id' | 'customerId'>;

/** Days a complaint may take until it is closed. */
const MENDED_WITHIN_DAYS = 9;
const MOST_SCORE = 100;

/** What happened to a customer of late: it agrees with the months, and ends before the day the world is seen on. */
export class HappeningsDraw {
  private readonly causes: Weighed<string>;

  constructor(
    private readonly behaviour: Behaviour,
    private readonly asOf: Day,
  ) {
    this.causes = weighed(Object.entries(behaviour.events.complaintCauses));
  }

  of(frame: HappeningsFrame, chance: Chance): readonly CustomerEvent[] {
    const { id } = frame.customer;
    const told = [
      ...this.fromMonths(frame, chance),
      ...this.payments(frame, chance),
      ...this.surveys(frame, chance),
      ...this.others(frame, chance),
      ...this.incidents(frame),
    ].sort((a, b) => a.at.getTime() - b.at.getTime());
    return told.map((event, index) => ({ id: `${id}-e${index + 1}`, customerId: id, ...event }));
  }

  private get from(): Day {
    return daysAfter(this.asOf, -this.behaviour.events.days);
  }

  /** Recharges, complaints and calls of the months that reach into the window, on days of those months. */
  private fromMonths({ customer }: HappeningsFrame, chance: Chance): readonly Told[] {
    return customer.usage
      .filter(({ month }) => month >= this.from.slice(0, 7))
      .flatMap(({ month, topUps = 0, topUpAmount = 0, complaints = 0, hotlineCalls = 0 }) => [
        ...this.recharges(month, topUps, topUpAmount, chance),
        ...this.repeated(complaints, () => this.complaint(month, chance)),
        ...this.repeated(hotlineCalls, () => [{ kind: 'care-call' as const, at: this.instantIn(month, chance) }]),
      ])
      .filter(({ at }) => at >= instantOn(this.from, 0));
  }

  private repeated(times: number, make: () => readonly Told[]): readonly Told[] {
    return Array.from({ length: times }, make).flat();
  }

  private recharges(month: string, times: number, sum: number, chance: Chance): readonly Told[] {
    let left = sum;
    return Array.from({ length: times }, (_, index): Told => {
      const amount = index === times - 1 ? left : Math.round(sum / times);
      left -= amount;
      return { kind: 'recharge', at: this.instantIn(month, chance), amount };
    });
  }

  private complaint(month: string, chance: Chance): readonly Told[] {
    const at = this.instantIn(month, chance);
    const [about, days, open] = [
      chance.pick(this.causes),
      chance.whole(1, MENDED_WITHIN_DAYS),
      chance.happens(this.behaviour.events.complaintStaysOpen),
    ];
    const closed = new Date(at.getTime() + days * 86_400_000);
    const opened: Told = { kind: 'complaint-opened', at, about };
    const stillOpen = open && at >= instantOn(daysAfter(this.asOf, -30), 0);
    if (stillOpen || closed >= instantOn(this.asOf, 0)) return [opened];
    return [opened, { kind: 'complaint-closed', at: closed, about }];
  }

  private instantIn(month: string, chance: Chance): Date {
    return instantOn(`${month}-${String(chance.whole(1, 28)).padStart(2, '0')}`, chance.between(1, 13));
  }

  private payments({ customer, course }: HappeningsFrame, chance: Chance): readonly Told[] {
    const { lastUseWithinDays, dormantUseWithinDays } = this.behaviour.events;
    const [used, day] = [chance.next(), chance.whole(1, 20)];
    const last = customer.usage.at(-1);
    if (last === undefined || customer.basic.exitDate !== undefined) return [];
    const days = 1 + Math.floor(used * (course === 'dormant' ? dormantUseWithinDays : lastUseWithinDays));
    const usage: Told = { kind: 'usage', at: instantOn(daysAfter(this.asOf, -days), 1 + 12 * used) };
    if (customer.business.paymentType === 'prepaid' || customer.business.overdueSince !== undefined) return [usage];
    const amount = last.revenue ?? 0;
    return [usage, { kind: 'payment', at: instantOn(daysAfter(this.asOf, -day), 2), amount }];
  }

  private surveys({ customer }: HappeningsFrame, chance: Chance): readonly Told[] {
    const isFormer = customer.relationship === 'former';
    return Object.entries(this.behaviour.events.surveys).flatMap(([about, { share, mean, spread, only }]): Told[] => {
      const [asked, drawn, days] = [
        chance.happens(share),
        chance.normal(),
        chance.whole(1, this.behaviour.events.days),
      ];
      const answers = asked && (only === 'former') === isFormer;
      if (!answers || !this.knownOn(customer, daysAfter(this.asOf, -days))) return [];
      const score = Math.min(MOST_SCORE, Math.max(0, Math.round(mean + spread * drawn)));
      return [{ kind: 'survey', at: instantOn(daysAfter(this.asOf, -days), 6), score, about }];
    });
  }

  private knownOn({ basic }: Customer, day: Day): boolean {
    return basic.activationDate !== undefined && !isBefore(day, basic.activationDate);
  }

  private others({ customer }: HappeningsFrame, chance: Chance): readonly Told[] {
    const { others, days } = this.behaviour.events;
    const isHere = customer.relationship === 'current' || customer.relationship === 'recalled';
    const told = (Object.keys(others) as (keyof typeof others)[]).flatMap((kind): Told[] => {
      const [does, back, about] = [
        chance.happens(others[kind].share),
        chance.whole(1, days),
        chance.one(others[kind].about),
      ];
      const day = daysAfter(this.asOf, -back);
      return does && isHere && this.knownOn(customer, day) ? [{ kind, at: instantOn(day, 5), about }] : [];
    });
    const { portOutRequestAt } = customer.business;
    if (portOutRequestAt === undefined) return told;
    return [...told, { kind: 'port-out-request', at: instantOn(daysAfter(portOutRequestAt, -1), 4) }];
  }

  private incidents({ customer, path }: HappeningsFrame): readonly Told[] {
    if (customer.relationship !== 'current' && customer.relationship !== 'recalled') return [];
    const at = (kind: EventKind, day: Day, about: string): Told => ({ kind, at: instantOn(day, 3), about });
    return this.behaviour.incidents
      .filter(({ node, opened }) => path.includes(node) && this.knownOn(customer, opened))
      .flatMap(({ about, opened, closed }) => [
        at('network-incident-opened', opened, about),
        ...(closed === null ? [] : [at('network-incident-closed', closed, about)]),
      ]);
  }
}
