import type { Words } from '../../kit/locale.js';

/** What loading the synthetic operator says. */
export const SAMPLE_WORDS = {
  OTHER_OPERATOR_LOADED: {
    'zh-CN':
      '客户库中已有种子 {seed}、{months} 个月的合成运营商，不能再叠加种子 {otherSeed}、{otherMonths} 个月的另一个。请使用相同的 --seed 与 --months，或改用空的数据目录。',
    en: 'The base holds the synthetic operator of seed {seed} with {months} months; one of seed {otherSeed} with {otherMonths} months is not laid over it. Use the same --seed and --months, or an empty data directory.',
  },
  'sample.progress': {
    'zh-CN': '合成运营商：{done} / {total} 位客户，新增 {inserted}，更新 {updated}，未变 {unchanged}，事件 {events}',
    en: 'synthetic operator: {done} of {total} customers, {inserted} new, {updated} changed, {unchanged} unchanged, {events} events',
  },
  'sample.file.progress': {
    'zh-CN': '合成运营商：{done} / {total} 位客户已写入文件',
    en: 'synthetic operator: {done} of {total} customers written to the file',
  },
  'sample.file': {
    'zh-CN': '{customers} 位客户、{events} 个事件已写入 {file}',
    en: '{customers} customers and {events} events are in {file}',
  },
  'sample.truth.progress': {
    'zh-CN': '真值：已计算 {done} / {total} 位客户',
    en: 'truth: {done} of {total} customers counted',
  },
  'sample.truth': { 'zh-CN': '真值已写入 {file}', en: 'the truth is in {file}' },
  'sample.took': { 'zh-CN': '用时 {seconds} 秒', en: 'it took {seconds} s' },
  'start.synthetic': {
    'zh-CN': '正在载入合成运营商：{customers} 位客户，{months} 个月，种子 {seed}（首次启动中最久的一步）',
    en: 'loading the synthetic operator: {customers} customers, {months} months, seed {seed} (the longest step of a first start)',
  },
} as const satisfies Record<string, Words>;
