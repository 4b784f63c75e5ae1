import type { Words } from '../../kit/locale.js';

/** What can be wrong with a model of `rules/facts/`, or with a case beside it. */
export const MODEL_WORDS = {
  BAND_GAP: {
    'zh-CN': '区间有缺口：从 {from} 到 {to} 之间的值不属于任何一档。',
    en: 'There is a gap: what lies from {from} to {to} is in no band.',
  },
  BAND_OVERLAP: {
    'zh-CN': '区间重叠：从 {from} 到 {to} 之间的值属于两档。',
    en: 'Bands overlap: what lies from {from} to {to} is in two of them.',
  },
  RULE_COVERED: {
    'zh-CN': '规则重叠：{by} 已包含这条规则的全部客户，它永远轮不到。',
    en: 'Rules overlap: {by} takes everybody this rule is for, so its turn never comes.',
  },
  VALUE_NEVER_GIVEN: {
    'zh-CN': '有缺口：没有任何规则得出 {values}。',
    en: 'There is a gap: nothing leads to {values}.',
  },
  BAND_EMPTY: {
    'zh-CN': '区间为空：下限 {from} 不低于上限 {to}。',
    en: 'The band is empty: it begins at {from} and ends at {to}.',
  },
  MARK_NOT_WHOLE: { 'zh-CN': '该指标取整数，标准也须为整数。', en: 'The fact is whole numbers, and so are its marks.' },
  MODEL_CYCLE: { 'zh-CN': '模型互相依赖：{facts}。', en: 'Models wait for each other: {facts}.' },
  MODEL_ASKS_CONTACTS: {
    'zh-CN': '模型不能使用 {fact}：接触记录不属于客户档案，只有规则可以询问。',
    en: 'A model may not ask for {fact}: contacts are no part of the customer’s record, only rules ask for them.',
  },
  MODEL_ASKS_SHARED: {
    'zh-CN': '记住上次结果的模型不能使用 {fact}：该指标会因其他客户而变化。',
    en: 'A model that remembers may not ask for {fact}: it moves while the customer stands still, because others do.',
  },
  ONE_OF_THESE: { 'zh-CN': '须给出且只给出其中之一：{names}。', en: 'Exactly one of these belongs here: {names}.' },
  NOT_A_SHARE: { 'zh-CN': '应为 0 到 1 之间的比例。', en: 'This must be a share, from 0 to 1.' },
  LINE_WITHOUT_CURRENCY: {
    'zh-CN': '应为三个大写字母的币种代码。',
    en: 'This must be a currency: three capital letters.',
  },
  POINTS_BELOW_ZERO: { 'zh-CN': '得分不能为负。', en: 'Points are never below zero.' },
  SCORE_NOT_FULL: {
    'zh-CN': '各项满分合计 {sum}，应为 {outOf}。',
    en: 'The inputs add up to {sum} points; they should add up to {outOf}.',
  },
  MISSING_RAISES: {
    'zh-CN': '缺失时的得分不能高于已知时的最低得分 {least}：缺数据不应抬高等级。',
    en: 'A missing input may give no more than the least it gives when known, {least}: missing data never raises a class.',
  },
  TREND_TOO_LONG: {
    'zh-CN': '所看月份超过序列长度（{months} 个月）。',
    en: 'It looks further back than the series goes ({months} months).',
  },
  STAY_NEEDED: {
    'zh-CN': '有规则要求来自阶段 {stage}，因此该阶段至少须停留 1 天。',
    en: 'A rule is for those who come from {stage}: that stage needs a minimum stay of at least a day.',
  },
  LAST_PART_FOR_ALL: {
    'zh-CN': '最后一部分须适用于所有客户，不能有 when。',
    en: 'The last part is for everybody: it has no when.',
  },
  SERIES_SAYS_MONTHS: {
    'zh-CN': '序列指标须给出 months（12 或 24），其他类型不能给。',
    en: 'A series, and nothing else, says how many months it holds: 12 or 24.',
  },
  LIST_SAYS_FIELDS: {
    'zh-CN': '列表指标须给出 fields，其他类型不能给。',
    en: 'A list, and nothing else, says what its elements hold.',
  },
  LIST_FIELDS_DIFFER: { 'zh-CN': '列表的字段应为：{fields}。', en: 'The fields of this list are: {fields}.' },
  CASES_WITHOUT_MODEL: { 'zh-CN': '用例旁边没有模型文件 {file}。', en: 'There is no model {file} beside these cases.' },
  MODEL_WITHOUT_CASES: { 'zh-CN': '模型旁边没有用例文件 {file}。', en: 'There are no cases {file} beside this model.' },
} as const satisfies Record<string, Words>;
