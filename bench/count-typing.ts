import { COUNTED_OFFER } from './count-base.js';

type Leaf = { readonly fact: string; readonly operator: string; readonly value: unknown };

const twice = (text: string) => ({ 'zh-CN': text, en: text });

/** A rule of a marketer: who it is, what they pay, where their contract stands, and what is right now. */
const BEGUN: readonly Leaf[] = [
  { fact: 'relationship', operator: 'equal', value: 'current' },
  { fact: 'lifecycleStage', operator: 'in', value: ['B', 'C', 'D'] },
  { fact: 'arpu3m', operator: 'greaterThanInclusive', value: 4_000 },
  { fact: 'contractDaysLeft', operator: 'lessThan', value: 90 },
  { fact: 'tenureMonths', operator: 'greaterThanInclusive', value: 6 },
  { fact: 'customerClass', operator: 'equal', value: 'public' },
];

/** Numbers that are typed over, with where they begin and by how much they are changed. */
const TYPED: readonly (readonly [place: number, from: number, step: number])[] = [
  [2, 4_000, 137],
  [3, 300, 7],
  [4, 6, 1],
];
/** Whoever types goes up and down again. */
const TURNS = 24;

/** Facts that are asked for the first time, one now and then; each stays in the place of the one before. */
const ENTERING: readonly Leaf[] = [
  { fact: 'age', operator: 'lessThan', value: 60 },
  { fact: 'dataMb', operator: 'greaterThanInclusive', value: 5_000 },
  { fact: 'arpuTrend', operator: 'equal', value: 'FALLING' },
  { fact: 'paymentMethod', operator: 'equal', value: 'auto' },
  { fact: 'segment', operator: 'in', value: ['YOUTH', 'FAMILY', 'INDIVIDUAL'] },
  { fact: 'daysSinceActivation', operator: 'greaterThanInclusive', value: 90 },
  { fact: 'churnBand', operator: 'in', value: ['MID', 'HIGH'] },
  { fact: 'region', operator: 'in', value: ['north', 'south'] },
];
/** Every so many counts. */
const ENTERS_EACH = 25;

const PACK = 'bench-count';
const RULE = 'typed';

/** The `count`th state of a rule while it is typed: one number is another than before, or a fact has come in. */
export function typedRule(count: number) {
  const leaves = [...BEGUN];
  for (const [turn, [place, from, step]] of TYPED.entries()) {
    const leaf = leaves[place];
    const times = Math.floor((count + TYPED.length - 1 - turn) / TYPED.length);
    const up = Math.abs((times % (2 * TURNS)) - TURNS);
    if (leaf !== undefined)
      leaves[place] = { ...leaf, value: from + (TURNS - up) * step + Math.floor(times / (2 * TURNS)) };
  }
  const entered = Math.floor(count / ENTERS_EACH);
  const entering = entered === 0 ? undefined : ENTERING[(entered - 1) % ENTERING.length];
  const all = entering === undefined ? leaves : [...leaves, entering];
  const params = {
    ...{ offerId: COUNTED_OFFER, channel: 'sms', lever: 'recurring-revenue' },
    schedule: { delayHours: 0, expireHours: 72 },
  };
  const rule = { id: RULE, title: twice(RULE), conditions: { all }, event: { type: 'offer', params } };
  return {
    path: `/api/v1/rule-packs/${PACK}/rules/${RULE}/funnel`,
    content: { pack: PACK, title: twice(PACK), rules: [rule] },
    isEntering: count > 0 && count % ENTERS_EACH === 0,
  };
}
