import type { Words } from '../../kit/locale.js';

/** Stages over time: what is said of them, and why a question about them is refused. */
export const LIFECYCLE_WORDS = {
  UNKNOWN_MODEL: {
    'zh-CN': '没有名为 {model} 的记忆模型；现有：{known}。',
    en: 'There is no model {model} that remembers; there are: {known}.',
  },
  MONTH_NOT_KEPT: {
    'zh-CN': '当前模型没有 {month} 的完整月末存档；现有：{known}。',
    en: 'These models keep no whole copy of {month}; there are: {known}.',
  },
  'lifecycle.NONE': { 'zh-CN': '无法判定', en: 'In no stage' },
  'lifecycle.ABSENT': { 'zh-CN': '不在册', en: 'Not in the base' },
  'cli.lifecycle.kept': {
    'zh-CN': '已保存 {month} 月末的 {customers} 位客户',
    en: '{customers} customers are kept as of the end of {month}',
  },
  'cli.lifecycle.migrated': {
    'zh-CN': '{model}：{from} 月末至 {to} 月末',
    en: '{model}: from the end of {from} to the end of {to}',
  },
  'cli.lifecycle.head.from-to': { 'zh-CN': '由＼到', en: 'from\\to' },
  'cli.lifecycle.head.stage': { 'zh-CN': '阶段', en: 'stage' },
  'cli.lifecycle.head.before': { 'zh-CN': '期初', en: 'before' },
  'cli.lifecycle.head.entered': { 'zh-CN': '进入', en: 'entered' },
  'cli.lifecycle.head.left': { 'zh-CN': '离开', en: 'left' },
  'cli.lifecycle.head.after': { 'zh-CN': '期末', en: 'after' },
  'cli.lifecycle.head.customers': { 'zh-CN': '客户', en: 'customers' },
  'cli.lifecycle.head.share': { 'zh-CN': '占比', en: 'share' },
  'cli.lifecycle.head.causes': { 'zh-CN': '主要原因', en: 'causes' },
  'cli.lifecycle.head.levers': { 'zh-CN': '适用杠杆', en: 'levers' },
} as const satisfies Record<string, Words>;
