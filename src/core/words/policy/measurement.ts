import type { Words } from '../../kit/locale.js';
import type { KPI_GAPS } from '../../measurement/profit.js';
import type { RATIO_GAPS } from '../../measurement/srm.js';

type Gap = (typeof KPI_GAPS)[number] | (typeof RATIO_GAPS)[number];

/** Why a figure is not there. */
export const MEASUREMENT_WORDS = {
  NO_UNITS: { 'zh-CN': '没有分配到客户，无法计算。', en: 'Nobody is assigned, so there is no result.' },
  NO_CONTACTS: { 'zh-CN': '没有接触，无法计算。', en: 'There were no contacts, so there is no result.' },
  NO_TAKERS: { 'zh-CN': '没有客户办理，无法计算。', en: 'Nobody took the offer, so there is no result.' },
  NO_EFFECT: { 'zh-CN': '没有增量效果，无法计算。', en: 'There is no incremental effect to divide by.' },
  NO_COST: { 'zh-CN': '没有成本，无法计算回报率。', en: 'There is no cost, so there is no return on it.' },
  NO_MARGIN: { 'zh-CN': '没有增量毛利，无法计算。', en: 'There is no incremental margin to divide by.' },
  SHARES_NOT_WHOLE: { 'zh-CN': '各组计划比例之和不是 100%。', en: 'The planned shares of the arms are not 100 %.' },
  ARMS_DIFFER: { 'zh-CN': '计划的组与实际的组不一致。', en: 'The arms observed are not the arms planned.' },
} as const satisfies { readonly [C in Gap]: Words };
