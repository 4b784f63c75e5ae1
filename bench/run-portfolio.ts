import type { Rule, RulePack } from '../src/core/rules/rule-pack.js';
import { randomOf } from './rules-workload.js';

type Question = { readonly fact: string; readonly operator: string; readonly value: unknown };

/** A fact with the marks marketers set on it, and the operators they set them with. */
type Asked = readonly [fact: string, operators: readonly string[], values: readonly unknown[]];

const IS = ['equal'];
const MARK = ['greaterThanInclusive', 'lessThan'];
const FLAG = [true, false];
const LEVELS = ['LOW', 'MID', 'HIGH'];
const TRENDS = ['FALLING', 'STEADY', 'RISING'];
const MONTHS = [3, 6, 12, 24, 36];
const DAYS = [7, 14, 30, 60, 90];

/** What most rules ask before anything else: who it is, and whether selling to them is right now. */
const GUARDS: readonly Asked[] = [
  ['relationship', IS, ['current', 'current', 'former', 'potential']],
  ['lifecycleStage', IS, ['A', 'B', 'C', 'D', 'E']],
  ['tier', IS, LEVELS],
  ['complaintOpen', IS, [false]],
  ['networkIncidentOpen', IS, [false]],
  ['daysSinceComplaintClosed', MARK, DAYS],
  ['customerClass', IS, ['public', 'commercial', 'key']],
  ['hasValidContact', IS, [true]],
];

/** What a rule is about. */
const MARKS: readonly Asked[] = [
  ['arpuBand', IS, LEVELS],
  ['arpu3m', MARK, [3_000, 5_000, 8_000, 12_000]],
  ['arpu1m', MARK, [3_000, 6_000, 9_000]],
  ['arpuTrend', IS, TRENDS],
  ['usageTrend', IS, TRENDS],
  ['dataTrend', IS, TRENDS],
  ['dataMb', MARK, [2_000, 10_000, 20_000, 30_000]],
  ['mou', MARK, [30, 100, 300]],
  ['billVsOwnMeanPct', MARK, [80, 100, 120, 150]],
  ['valueClass', IS, ['LOW_MAY_LAPSE', 'LOW_KEEP', 'ORDINARY', 'HIGH']],
  ['churnBand', IS, LEVELS],
  ['clv', MARK, [10_000, 50_000, 100_000]],
  ['saveBudget', MARK, [1_000, 5_000]],
  ['segment', IS, ['BUSINESS', 'SENIOR', 'YOUTH', 'FAMILY', 'INDIVIDUAL']],
  ['priceSensitivity', IS, LEVELS],
  ['needType', IS, ['PRODUCT', 'SERVICE', 'PRICE']],
  ['creditList', IS, ['RED', 'GREY', 'BLACK']],
  ['loyaltyBand', IS, ['LOW', 'BASIC', 'HIGH']],
  ['stars', MARK, [1, 3, 5]],
  ['lifecyclePhase', IS, ['PROBATION', 'FORMATION', 'STABILITY', 'DEGRADATION']],
  ['tenureMonths', MARK, MONTHS],
  ['contractWindow', IS, ['NONE', 'ENDED', 'D7', 'D30', 'D60', 'LATER']],
  ['contractDaysLeft', MARK, DAYS],
  ['contractTermMonths', IS, [0, 12, 24]],
  ['daysSinceActivation', MARK, DAYS],
  ['daysSinceExit', MARK, DAYS],
  ['daysInStage', MARK, DAYS],
  ['daysToAnniversary', MARK, DAYS],
  ['overdueDays', MARK, DAYS],
  ['overdueAmount', MARK, [500, 2_000]],
  ['age', MARK, [18, 25, 35, 50, 65]],
  ['sex', IS, ['Female', 'Male']],
  ['region', IS, ['north', 'south', 'east', 'west']],
  ['brand', IS, ['tide', 'wave', 'reef']],
  ['planCode', IS, ['plan-1', 'plan-7', 'plan-12', 'plan-30']],
  ['paymentMethod', IS, ['auto', 'counter', 'app']],
  ['productCount', MARK, [1, 2, 3]],
  ['holdsBroadband', IS, FLAG],
  ['holdsTv', IS, FLAG],
  ['complaints90d', MARK, [1, 2, 3]],
  ['careCalls30d', MARK, [1, 3]],
  ['consentSmsMarketing', IS, [true]],
  ['consentEmailMarketing', IS, FLAG],
];

/**
 * A portfolio as a marketing department has it: each rule is two guards and one to six marks, some of them alternatives,
 * over the 51 facts above; marks lie where customers are. The same rules every time.
 */
export function portfolio(count: number): RulePack {
  const random = randomOf(7);
  const below = (limit: number) => Math.floor(random() * limit);
  const ask = ([fact, operators, values]: Asked): Question => ({
    fact,
    operator: operators[below(operators.length)] ?? 'equal',
    value: values[below(values.length)],
  });
  const some = (from: readonly Asked[], most: number) => {
    const left = [...from];
    return Array.from({ length: most }, () => left.splice(below(left.length), 1).map(ask)).flat();
  };
  const twice = (text: string) => ({ 'zh-CN': text, en: text });
  const rules = Array.from({ length: count }, (_rule, index): Rule => {
    const marks = some(MARKS, 1 + below(6));
    const alternatives = marks.length > 2 && random() < 0.5 ? marks.splice(0, 2) : [];
    const either = alternatives.length > 0 ? [{ any: alternatives }] : [];
    return {
      id: `rule-${index}`,
      title: twice(`rule ${index}`),
      conditions: { all: [...some(GUARDS, 2), ...marks, ...either] },
      event: {
        type: 'offer',
        params: { offerId: 'x', channel: 'sms', lever: 'x', schedule: { delayHours: 0, expireHours: 24 } },
      },
    };
  });
  return { pack: 'bench', title: twice('bench'), rules };
}
