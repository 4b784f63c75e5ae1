import type { Words } from '../kit/locale.js';

/** Segments held to their marks. */
export const SEGMENT_WORDS = {
  UNKNOWN_SEGMENTS: {
    'zh-CN': '{fact} 不是要检查的客群指标；可选：{known}。',
    en: '{fact} does not give segments that are checked; there are: {known}.',
  },
  NOT_BETWEEN: { 'zh-CN': '应在 {min} 与 {max} 之间。', en: 'Must lie between {min} and {max}.' },
  'segments.TOO_SMALL': { 'zh-CN': '过小', en: 'too small' },
  'segments.UNSTABLE': { 'zh-CN': '不稳定', en: 'unstable' },
  'segments.NOT_DIFFERENT': { 'zh-CN': '与其他客户无差异', en: 'no different from the rest' },
  'segments.NOT_MEASURED': { 'zh-CN': '无法衡量差异', en: 'nothing to measure it by' },
  'cli.segments.of': {
    'zh-CN': '{fact}：{customers} 位客户',
    en: '{fact}: {customers} customers',
  },
  'cli.segments.shift': {
    'zh-CN': '{from} 月末至 {to} 月末的总体稳定性指数（PSI）：{shift}',
    en: 'population stability index from the end of {from} to the end of {to}: {shift}',
  },
  'cli.segments.shifted': { 'zh-CN': '，超过上限', en: ', above its mark' },
  'cli.segments.no-months': {
    'zh-CN': '尚无两个月的月末存档，稳定性未知',
    en: 'two months are not kept yet, so nothing is known of stability',
  },
  'cli.segments.head.segment': { 'zh-CN': '客群', en: 'segment' },
  'cli.segments.head.customers': { 'zh-CN': '客户', en: 'customers' },
  'cli.segments.head.share': { 'zh-CN': '占比', en: 'share' },
  'cli.segments.head.stay': { 'zh-CN': '留存', en: 'stay' },
  'cli.segments.head.needs': { 'zh-CN': '需求差异', en: 'needs differ' },
  'cli.segments.head.responses': { 'zh-CN': '响应差异', en: 'responses differ' },
  'cli.segments.head.flags': { 'zh-CN': '提示', en: 'flags' },
} as const satisfies Record<string, Words>;
