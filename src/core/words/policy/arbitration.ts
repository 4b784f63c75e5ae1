import type { Words } from '../../kit/locale.js';

/** Why a candidate was worth less than another, or less than what it would have used up. */
export const ARBITRATION_REFUSALS = {
  NO_EXPECTED_VALUE: {
    'zh-CN': '套餐“{component}”的预期增量毛利为 {have}，须大于 {need}。',
    en: 'Offer “{component}” is expected to earn {have}; it would have to be more than {need}.',
  },
  VALUE_UNKNOWN: {
    'zh-CN': '缺少指标“{need}”，无法计算套餐“{component}”的预期价值。',
    en: 'What offer “{component}” would earn cannot be told without the fact “{need}”.',
  },
  OUTRANKED: {
    'zh-CN': '得分 {have}，让位于规则“{component}”（得分 {need}）。',
    en: 'Scored {have}; rule “{component}” was preferred with {need}.',
  },
  CAPACITY_OUTBID: {
    'zh-CN': '“{component}”资源有限：需要得分 {need}，实得 {have}。',
    en: '“{component}” is scarce: the offer needed {need}, and scored {have}.',
  },
  CAPACITY_TOO_SMALL: {
    'zh-CN': '“{component}”剩余额度为 {have}，本次需要 {need}。',
    en: '“{component}” has {have} left in all, and this takes {need}.',
  },
} as const satisfies Record<string, Words>;

/** The same in two or three words. */
export const ARBITRATION_REFUSED = {
  REFUSED_NO_EXPECTED_VALUE: { 'zh-CN': '无预期收益', en: 'no expected value' },
  REFUSED_VALUE_UNKNOWN: { 'zh-CN': '预期价值未知', en: 'value unknown' },
  REFUSED_OUTRANKED: { 'zh-CN': '让位于其他套餐', en: 'outranked by another offer' },
  REFUSED_CAPACITY_OUTBID: { 'zh-CN': '资源有限，得分不足', en: 'outbid for what is scarce' },
  REFUSED_CAPACITY_TOO_SMALL: { 'zh-CN': '资源不足', en: 'not enough of it left' },
} as const satisfies Record<string, Words>;

/** What can be wrong with `rules/arbitration.json`, or with the value of an offer. */
export const ARBITRATION_WORDS = {
  COST_BELOW_ZERO: { 'zh-CN': '费用 {found} 不能为负。', en: 'A cost is never below zero: {found}.' },
  ARBITRATION_RANGE_EMPTY: {
    'zh-CN': '下限 {least} 高于上限 {most}。',
    en: 'The least, {least}, is more than the most, {most}.',
  },
  ARBITRATION_FACTOR_BELOW_ZERO: {
    'zh-CN': '系数 {found} 不能为负：负的系数会颠倒排序。',
    en: 'A factor is never below zero, {found}: that would turn the order round.',
  },
  UNKNOWN_LEVER: { 'zh-CN': '没有价值杠杆“{lever}”。', en: 'There is no lever “{lever}”.' },
  INFLUENCER_ENDS_EARLY: {
    'zh-CN': '影响因子在开始之前就已结束。',
    en: 'The influencer ends before it begins.',
  },
} as const satisfies Record<string, Words>;
