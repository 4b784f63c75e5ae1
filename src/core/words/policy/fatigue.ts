import type { Words } from '../../kit/locale.js';
import type { UNLABELLED } from '../../measurement/fatigue/hazard.js';
import type { FatigueLabel } from '../../policy/cap/fatigue.js';

type Said = `FATIGUE_${FatigueLabel | (typeof UNLABELLED)[number]}`;

/** What contacts do to people, in words. */
export const FATIGUE_WORDS = {
  FATIGUE_UNDER: { 'zh-CN': '接触不足', en: 'under' },
  FATIGUE_ON_TARGET: { 'zh-CN': '适度', en: 'on target' },
  FATIGUE_SATURATED: { 'zh-CN': '饱和', en: 'saturated' },
  FATIGUE_TOO_FEW: { 'zh-CN': '样本过少，无法判断', en: 'too few to say' },
  FATIGUE_EITHER_SIDE: { 'zh-CN': '区间跨越界限，无法判断', en: 'on either side of a mark' },
  'cli.fatigue.about': {
    'zh-CN':
      '{from} 至 {until}，{customers} 位被接触过的客户：每千人 {days} 天内的退订与投诉（含区间）。仅为描述，并非实验。',
    en: '{from} to {until}, {customers} customers who were contacted: opt-outs and complaints of 1,000 in {days} days, with intervals. A description, and no experiment.',
  },
  'cli.fatigue.pressed': { 'zh-CN': '当前接触压力（人数）：{now}', en: 'customers by the pressure on them now: {now}' },
  'cli.fatigue.contacts': { 'zh-CN': '接触次数', en: 'contacts' },
  'cli.fatigue.engaged': { 'zh-CN': '有互动', en: 'engaged' },
  'cli.fatigue.customers': { 'zh-CN': '客户', en: 'customers' },
  'cli.fatigue.optOut': { 'zh-CN': '退订', en: 'opt-outs' },
  'cli.fatigue.complaint': { 'zh-CN': '投诉', en: 'complaints' },
  'cli.fatigue.label': { 'zh-CN': '判断', en: 'label' },
  'cli.fatigue.yes': { 'zh-CN': '是', en: 'yes' },
  'cli.fatigue.no': { 'zh-CN': '否', en: 'no' },
} as const satisfies { readonly [S in Said]: Words } & Record<string, Words>;
