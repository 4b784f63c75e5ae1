import type { UsageMonth } from '../../core/customer/customer.js';
import type { Day } from '../../core/kit/day.js';
import { type Chance, type Weighed, weighed } from './chance.js';
import type { Behaviour, CourseName, Plan } from './sample-shapes.js';

/** What a customer's months are made from. */
export type UsageFrame = {
  readonly activationDate: Day;
  readonly exitDate?: Day;
  readonly course: CourseName;
  /** Minor units an ordinary month. */
  readonly spend: number;
  readonly plan: Plan | null;
  readonly hasBroadband: boolean;
  readonly prepaid: boolean;
};

type Habit = {
  readonly dataMb: number;
  readonly voice: number;
  readonly dataShare: number;
  readonly costShare: number;
  readonly night: number;
  readonly hotline: number;
  readonly traveller: boolean;
  readonly gap: { readonly from: number; readonly count: number } | null;
};

/** Twenty-four months of one customer: a course of their own, seasons, noise, and here and there a gap that stays one. */
export class UsageSeries {
  private readonly topUpAmounts: Weighed<number>;
  private readonly meanTopUp: number;

  /** `months` are those that can be seen, the oldest first. */
  constructor(
    private readonly behaviour: Behaviour,
    private readonly months: readonly string[],
    topUpAmounts: Readonly<Record<string, number>>,
  ) {
    const amounts = Object.entries(topUpAmounts).map(([amount, weight]): [number, number] => [Number(amount), weight]);
    this.topUpAmounts = weighed(amounts);
    this.meanTopUp = amounts.reduce((sum, [amount, weight]) => sum + amount * weight, 0) / this.topUpAmounts.total;
  }

  of(frame: UsageFrame, chance: Chance): readonly UsageMonth[] {
    const habit = this.habitOf(frame, chance);
    const from = frame.activationDate.slice(0, 7);
    const until = frame.exitDate?.slice(0, 7) ?? '9999-12';
    const own = this.months.filter((month) => month >= from && month <= until);
    return own.flatMap((month, index) => {
      const back = own.length - index;
      const { gap } = habit;
      // The draws of a gap are made all the same: what is missing was there and is not known.
      const seen = this.month(month, back, frame, habit, chance);
      return gap !== null && back >= gap.from && back < gap.from + gap.count ? [] : [seen];
    });
  }

  private habitOf({ plan, hasBroadband }: UsageFrame, chance: Chance): Habit {
    const { data, voice, cost, night, hotline, roaming } = this.behaviour;
    const { median, spread } = data.perAllowance;
    const granted = Math.max(plan?.dataMb ?? 0, hasBroadband ? data.broadbandMb : 0);
    const lossMaking = chance.happens(cost.lossMakingShare);
    const owl = chance.happens(night.owlShare);
    return {
      dataMb: chance.logNormal(granted * median, spread),
      voice: plan === null || plan.voiceMinutes > 0 ? chance.logNormal(voice.median, voice.spread) : 0,
      dataShare: chance.between(data.shareOfRevenue.least, data.shareOfRevenue.most),
      costShare: lossMaking ? cost.lossMaking : chance.between(cost.least, cost.most),
      night: owl ? chance.between(night.owlLeast, night.owlMost) : chance.between(night.least, night.most),
      hotline: chance.happens(hotline.heavyShare) ? hotline.heavyMean : hotline.mean,
      traveller: chance.happens(roaming.travellerShare),
      gap: this.gap(chance),
    };
  }

  private gap(chance: Chance): Habit['gap'] {
    const { share, longest, recentShare } = this.behaviour.gaps;
    const [drawn, count, from] = [chance.next(), chance.whole(1, longest), chance.whole(4, 18)];
    if (drawn < recentShare) return { from: 1, count };
    return drawn < recentShare + share ? { from, count } : null;
  }

  /** The course's level `back` months before the end, which is 1: from its start to its goal in a straight line. */
  private level(name: CourseName, back: number): number {
    const { from, over, to, lastMonth = 1 } = this.behaviour.courses[name];
    const done = Math.min(1, Math.max(0, 1 - (back - 1) / over));
    return (from + (to - from) * done) * (back === 1 ? lastMonth : 1);
  }

  private month(month: string, back: number, frame: UsageFrame, habit: Habit, chance: Chance): UsageMonth {
    const { seasons, courses, cost, messages } = this.behaviour;
    const level = this.level(frame.course, back);
    const season = seasons[Number(month.slice(5)) - 1] ?? 1;
    const noise = Math.max(0.2, 1 + (courses[frame.course].noise ?? 0) * chance.normal());
    const revenue = Math.round(frame.spend * level * season * noise);
    const usage = Math.min(level, 1.3) * season;
    const dataMb = Math.round(habit.dataMb * usage * chance.between(0.8, 1.2));
    const calls = frame.course === 'usage-loss' ? usage * usage : usage;
    const hotlineCalls = chance.times(habit.hotline);
    const voiceMinutes = Math.round(habit.voice * calls * chance.between(0.7, 1.3));
    return {
      month,
      revenue,
      dataRevenue: Math.round(revenue * habit.dataShare),
      serviceCost: Math.round(revenue * habit.costShare) + cost.floor + hotlineCalls * cost.hotlineCall,
      dataMb,
      ...(frame.plan !== null && frame.plan.dataMb > 0 ? { dataAllowanceMb: frame.plan.dataMb } : {}),
      voiceMinutes,
      messages: chance.times(messages.mean * Math.min(1, level)),
      roamingDays: this.roamingDays(habit, chance),
      ...(frame.prepaid ? this.topUps(revenue, chance) : {}),
      nightShare: Math.round(100 * Math.min(0.95, habit.night * chance.between(0.8, 1.2))) / 100,
      complaints: this.complaints(frame, back, chance),
      hotlineCalls,
      ...(back <= this.behaviour.apps.months && dataMb > 0 ? { appMb: this.appMb(dataMb, chance) } : {}),
      ...(back <= this.behaviour.branches.months ? this.branches(revenue * habit.dataShare, voiceMinutes) : {}),
    };
  }

  /** What billing tells apart and the bill does not; no draws, so that everything else stays as it was. */
  private branches(
    dataRevenue: number,
    voiceMinutes: number,
  ): Pick<UsageMonth, 'addOnRevenue' | 'interconnectIn' | 'interconnectOut' | 'contentCost'> {
    const { addOnsOfData, contentOfAddOns, interconnectIn, interconnectOut } = this.behaviour.branches;
    const addOnRevenue = Math.round(dataRevenue * addOnsOfData);
    return {
      addOnRevenue,
      contentCost: Math.round(addOnRevenue * contentOfAddOns),
      interconnectIn: voiceMinutes * interconnectIn,
      interconnectOut: voiceMinutes * interconnectOut,
    };
  }

  private roamingDays({ traveller }: Habit, chance: Chance): number {
    const { days, otherChance } = this.behaviour.roaming;
    if (traveller) return Math.min(28, chance.times(days));
    return chance.happens(otherChance) ? 1 : 0;
  }

  /** As often as pays for the month in the mean. */
  private topUps(revenue: number, chance: Chance): Pick<UsageMonth, 'topUps' | 'topUpAmount'> {
    const topUps = chance.times(revenue / this.meanTopUp);
    let topUpAmount = 0;
    for (let index = 0; index < topUps; index += 1) topUpAmount += chance.pick(this.topUpAmounts);
    return { topUps, topUpAmount };
  }

  private complaints({ course }: UsageFrame, back: number, chance: Chance): number {
    const { chance: usual, whenLeaving } = this.behaviour.complaints;
    return chance.happens(course === 'declining' && back <= 4 ? whenLeaving : usual) ? 1 : 0;
  }

  private appMb(dataMb: number, chance: Chance): Readonly<Record<string, number>> {
    const { weights, spread } = this.behaviour.apps;
    const drawn = Object.entries(weights).map(([app, weight]) => [app, chance.logNormal(weight, spread)] as const);
    const sum = drawn.reduce((total, [, weight]) => total + weight, 0);
    return Object.fromEntries(drawn.map(([app, weight]) => [app, Math.floor((dataMb * weight) / sum)]));
  }
}
