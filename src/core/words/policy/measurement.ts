import type { Words } from '../../kit/locale.js';
import type { KPI_GAPS } from '../../measurement/profit.js';
import type { REACHED_GAPS } from '../../measurement/reached.js';
import type { RATIO_GAPS } from '../../measurement/srm.js';

type Gap = (typeof KPI_GAPS)[number] | (typeof RATIO_GAPS)[number] | (typeof REACHED_GAPS)[number];

/** Why a figure is not there. */
export const MEASUREMENT_WORDS = {
  NO_UNITS: { 'zh-CN': '没有分配到客户，无法计算。', en: 'Nobody is assigned, so there is no result.' },
  NO_CONTACTS: { 'zh-CN': '没有接触，无法计算。', en: 'There were no contacts, so there is no result.' },
  NO_TAKERS: { 'zh-CN': '没有客户办理，无法计算。', en: 'Nobody took the offer, so there is no result.' },
  NO_EFFECT: { 'zh-CN': '没有增量效果，无法计算。', en: 'There is no incremental effect to divide by.' },
  NO_COST: { 'zh-CN': '没有成本，无法计算回报率。', en: 'There is no cost, so there is no return on it.' },
  NO_MARGIN: { 'zh-CN': '没有增量毛利，无法计算。', en: 'There is no incremental margin to divide by.' },
  SHARES_NOT_WHOLE: { 'zh-CN': '各组计划比例之和不是 100%。', en: 'The planned shares of the arms are not 100 %.' },
  EMPTY_ARM: { 'zh-CN': '有一组没有客户，无法比较。', en: 'An arm has nobody in it, so there is nothing to compare.' },
  COUNTS_IMPOSSIBLE: {
    'zh-CN': '触达人数与分配人数不相符。',
    en: 'The counts of assigned and reached cannot both be true.',
  },
  CONTROL_REACHED_MORE: {
    'zh-CN': '对照组的触达比例高于实验组。',
    en: 'A larger share of control was reached than of treated.',
  },
  REACHED_ALIKE: {
    'zh-CN': '两组触达比例过于接近，无法推算触达者的效果。',
    en: 'The arms were reached too much alike to tell an effect on those reached.',
  },
  NO_NUMBER: { 'zh-CN': '效果或其区间不是有效数值。', en: 'The effect or its interval is no number.' },
  ARMS_DIFFER: { 'zh-CN': '计划的组与实际的组不一致。', en: 'The arms observed are not the arms planned.' },
} as const satisfies { readonly [C in Gap]: Words };
