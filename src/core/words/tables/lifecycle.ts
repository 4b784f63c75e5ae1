import type { Words } from '../../kit/locale.js';

/** Stages over time: what is said of them, and why a question about them is refused. */
export const LIFECYCLE_WORDS = {
  UNKNOWN_MODEL: {
    'zh-CN': '没有名为 {model} 的记忆模型；现有：{known}。',
    en: 'There is no model {model} that remembers; there are: {known}.',
  },
  MONTH_NOT_KEPT: {
    'zh-CN': '没有 {month} 的月末存档；现有：{known}。可用 tidemark lifecycle keep {month} 生成。',
    en: 'There is no copy of the end of {month}; there are: {known}. `tidemark lifecycle keep {month}` makes it.',
  },
  MONTHS_REVERSED: {
    'zh-CN': '期初月份 {from} 晚于期末月份 {to}。',
    en: 'The first month, {from}, is later than the second, {to}.',
  },
  MONTH_NOT_ENDED: { 'zh-CN': '{month} 尚未结束。', en: '{month} has not ended yet.' },
  MONTH_OF_OTHER_MODELS: {
    'zh-CN':
      '{month} 的存档由其他版本的模型生成，不能比较；现有：{known}。可用 tidemark lifecycle keep {month} 按当前模型重算。',
    en: 'The copy of {month} is of other models and is not compared; there are: {known}. `tidemark lifecycle keep {month}` makes it again by these.',
  },
  MONTH_BEING_MADE: {
    'zh-CN': '{month} 的月末存档正在生成，请稍后再试。',
    en: 'The copy of the end of {month} is being made; ask again shortly.',
  },
  MONTH_EMPTY: {
    'zh-CN': '没有任何客户记录能说明 {month} 月末的情况。',
    en: 'No customer’s record tells anything of the end of {month}.',
  },
  INSTANT_OUT_OF_REACH: {
    'zh-CN': '只能查询当前时间（{now}）之前 24 小时内的时点，请刷新页面上的数字后再试。',
    en: 'Ask as of an instant within the 24 hours before now ({now}): read the number anew, then open it.',
  },
  'lifecycle.NONE': { 'zh-CN': '无法判定', en: 'In none' },
  'lifecycle.ABSENT': { 'zh-CN': '不在册', en: 'Not in the base' },
  'lifecycle.NOT_KNOWN': { 'zh-CN': '当时情况不明', en: 'Not known' },
  'cli.lifecycle.kept': {
    'zh-CN':
      '{month} 月末：{customers} 位客户（当时在册 {recorded}，由导入的历史推得 {imported}；另有 {untold} 位无从得知）',
    en: 'end of {month}: {customers} customers ({recorded} by records of the time, {imported} from imported history; of {untold} more nothing is known)',
  },
  'cli.lifecycle.making': { 'zh-CN': '{month} 月末：正在生成', en: 'end of {month}: being made' },
  'cli.lifecycle.other-models': {
    'zh-CN': '{month} 月末：由其他版本的模型生成',
    en: 'end of {month}: of other models',
  },
  'cli.lifecycle.no-months': { 'zh-CN': '尚无月末存档', en: 'No month is kept yet' },
  'cli.lifecycle.migrated': {
    'zh-CN': '{model}：{from} 月末至 {to} 月末',
    en: '{model}: from the end of {from} to the end of {to}',
  },
  'cli.lifecycle.head.from-to': { 'zh-CN': '由＼到', en: 'from\\to' },
  'cli.lifecycle.head.before': { 'zh-CN': '期初', en: 'before' },
  'cli.lifecycle.head.entered': { 'zh-CN': '进入', en: 'entered' },
  'cli.lifecycle.head.left': { 'zh-CN': '离开', en: 'left' },
  'cli.lifecycle.head.becameKnown': { 'zh-CN': '新得知', en: 'became known' },
  'cli.lifecycle.head.becameUnknown': { 'zh-CN': '不再可知', en: 'no longer known' },
  'cli.lifecycle.head.after': { 'zh-CN': '期末', en: 'after' },
  'cli.lifecycle.head.customers': { 'zh-CN': '客户', en: 'customers' },
  'cli.lifecycle.head.share': { 'zh-CN': '占比', en: 'share' },
  'cli.lifecycle.head.change': { 'zh-CN': '较 {month} 月末', en: 'since end of {month}' },
  'cli.lifecycle.head.causes': { 'zh-CN': '主要原因', en: 'causes' },
  'cli.lifecycle.head.levers': { 'zh-CN': '适用杠杆', en: 'levers' },
} as const satisfies Record<string, Words>;
