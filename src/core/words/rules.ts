import type { Words } from '../kit/locale.js';

/** What can be wrong with a rule, a pack or a file under `rules/`. */
const PROBLEMS = {
  WRONG_TYPE: {
    'zh-CN': '类型有误：应为 {expected}，实际是 {found}。',
    en: 'Wrong type: {expected} belongs here, not {found}.',
  },
  MISSING_FIELD: { 'zh-CN': '缺少字段 {field}。', en: 'The field {field} is missing.' },
  UNKNOWN_FIELD: { 'zh-CN': '未知字段 {field}。', en: 'The field {field} is not known here.' },
  FORBIDDEN_NAME: { 'zh-CN': '不允许使用字段名 {field}。', en: 'The name {field} is not allowed.' },
  ROOT_NOT_A_GROUP: {
    'zh-CN': '条件的最外层必须是 all、any 或 not。',
    en: 'The outermost part of a condition must be all, any or not.',
  },
  TOO_DEEP: {
    'zh-CN': '条件嵌套过深，最多 {max} 层。',
    en: 'The condition is nested too deeply: at most {max} levels.',
  },
  SEVERAL_GROUPS: {
    'zh-CN': '同一层只能有 all、any、not 之一，这里有：{groups}。',
    en: 'Only one of all, any and not may stand here; there are: {groups}.',
  },
  NOT_TAKES_ONE: { 'zh-CN': 'not 只接受一个条件，不能是数组。', en: 'not takes one condition, no array.' },
  EMPTY_GROUP: {
    'zh-CN': '{group} 不能为空：空的 {group} 会命中所有客户。',
    en: '{group} may not be empty: an empty {group} would match everybody.',
  },
  EMPTY_LIST: { 'zh-CN': '列表不能为空。', en: 'The list may not be empty.' },
  EMPTY_TEXT: { 'zh-CN': '文字不能为空。', en: 'The text may not be empty.' },
  TEXT_TOO_LONG: { 'zh-CN': '文字过长，最多 {max} 个字符。', en: 'The text is too long: at most {max} characters.' },
  TOO_MANY: { 'zh-CN': '数量过多，最多 {max} 个。', en: 'There are too many: at most {max}.' },
  UNKNOWN_FACT: { 'zh-CN': '没有名为 {fact} 的指标。', en: 'There is no fact named {fact}.' },
  UNKNOWN_OPERATOR: { 'zh-CN': '未知运算符 {operator}。', en: 'The operator {operator} is not known.' },
  OPERATOR_DOES_NOT_FIT: {
    'zh-CN': '运算符 {operator} 不适用于 {type} 类型的指标，可用：{fitting}。',
    en: 'The operator {operator} does not fit a fact of type {type}; these do: {fitting}.',
  },
  VALUE_NOT_ALLOWED: {
    'zh-CN': '不允许的值 {value}，可选：{allowed}。',
    en: '{value} is not allowed; these are: {allowed}.',
  },
  NOT_A_DAY: {
    'zh-CN': '{value} 不是有效日期，格式为 YYYY-MM-DD。',
    en: '{value} is no date of the calendar, written YYYY-MM-DD.',
  },
  NOT_A_POSITIVE_INTEGER: { 'zh-CN': '应为正整数。', en: 'This must be a positive whole number.' },
  NOT_WHOLE_BETWEEN: {
    'zh-CN': '应为 {min} 到 {max} 之间的整数。',
    en: 'This must be a whole number from {min} to {max}.',
  },
  EXPIRES_BEFORE_DUE: {
    'zh-CN': '失效时间（{expire} 小时）须晚于触达时间（{delay} 小时）。',
    en: 'It expires ({expire} hours) before it is due ({delay} hours): expiry must be later.',
  },
  BAD_ID: {
    'zh-CN': '编号只能由小写字母、数字和单个连字符组成，最长 {max} 个字符。',
    en: 'An id is made of lower-case letters, digits and single hyphens, at most {max} characters.',
  },
  ID_TWICE: { 'zh-CN': '编号 {id} 重复。', en: 'The id {id} is used twice.' },
  UNKNOWN_OFFER: { 'zh-CN': '没有编号为 {offer} 的套餐。', en: 'There is no offer {offer}.' },
  UNKNOWN_RULE: { 'zh-CN': '规则包中没有规则 {rule}。', en: 'The pack has no rule {rule}.' },
  LAST_PART_NEEDS_OTHERWISE: {
    'zh-CN': '最后一部分必须有 otherwise，否则有客户得不到阶段。',
    en: 'The last part needs an otherwise: without it some customers would have no stage.',
  },
} as const satisfies Record<string, Words>;

const FILES = {
  FILE_MISSING: { 'zh-CN': '缺少此文件。', en: 'The file is missing.' },
  FOLDER_MISSING: { 'zh-CN': '找不到此文件夹。', en: 'The folder is not there.' },
  FILE_NOT_JSON: { 'zh-CN': '不是有效的 JSON：{reason}', en: 'This is not valid JSON: {reason}' },
  FILE_NAME_DIFFERS: { 'zh-CN': '名称应与编号 {id} 一致。', en: 'Its name should be that of the id {id}.' },
  FILE_KIND_TWICE: { 'zh-CN': '类别 {kind} 已在 {file} 中给出。', en: 'The kind {kind} is given in {file} already.' },
  FILE_KIND_MISSING: { 'zh-CN': '没有类别为 {kind} 的文件。', en: 'There is no file of the kind {kind}.' },
  FACT_TWICE: { 'zh-CN': '指标 {fact} 已在 {file} 中声明。', en: 'The fact {fact} is declared in {file} already.' },
  FACT_NOT_DECLARED: { 'zh-CN': '指标 {fact} 没有声明。', en: 'The fact {fact} is not declared.' },
  FACT_NOT_DERIVED: { 'zh-CN': '没有任何推导给出指标 {fact}。', en: 'Nothing derives the fact {fact}.' },
  FACT_TYPE_DIFFERS: { 'zh-CN': '指标 {fact} 的类型应为 {type}。', en: 'The fact {fact} is of type {type}.' },
  FACT_VALUES_MISSING: {
    'zh-CN': '指标 {fact} 还可能取值：{values}。',
    en: 'The fact {fact} can also be: {values}.',
  },
  ENUM_WITHOUT_VALUES: { 'zh-CN': '枚举指标须列出取值（values）。', en: 'An enum lists its values.' },
  VALUES_WITHOUT_ENUM: { 'zh-CN': '只有枚举指标才列出取值。', en: 'Only an enum lists values.' },
  VALUE_WITHOUT_LABEL: {
    'zh-CN': '每个取值都要有双语名称。',
    en: 'Every value has its label, and every label its value.',
  },
  MARKS_NOT_ASCENDING: { 'zh-CN': '标准须由低到高。', en: 'Marks must ascend.' },
  CURRENCY_TWICE: { 'zh-CN': '同一币种给出了两次。', en: 'One currency is given twice.' },
  EMAIL_WITHOUT_SUBJECT: { 'zh-CN': '邮件必须有主题。', en: 'An e-mail needs a subject.' },
  ENDS_BEFORE_IT_BEGINS: { 'zh-CN': '结束时间须晚于开始时间。', en: 'It must end after it begins.' },
  CAMPAIGN_PACK_UNKNOWN: { 'zh-CN': '没有名为 {pack} 的规则包。', en: 'There is no pack named {pack}.' },
  SHAPE_BAD: { 'zh-CN': '内容不符合要求：{reason}', en: 'This cannot be used: {reason}' },
} as const satisfies Record<string, Words>;

/** Parts of the sentence that explains a condition; `EXPLAIN_` and the operator. */
const EXPLANATIONS = {
  EXPLAIN_equal: { 'zh-CN': '等于 {need}', en: 'is {need}' },
  EXPLAIN_notEqual: { 'zh-CN': '不等于 {need}', en: 'is not {need}' },
  EXPLAIN_lessThan: { 'zh-CN': '小于 {need}', en: 'is less than {need}' },
  EXPLAIN_lessThanInclusive: { 'zh-CN': '不大于 {need}', en: 'is at most {need}' },
  EXPLAIN_greaterThan: { 'zh-CN': '大于 {need}', en: 'is more than {need}' },
  EXPLAIN_greaterThanInclusive: { 'zh-CN': '不小于 {need}', en: 'is at least {need}' },
  EXPLAIN_in: { 'zh-CN': '属于 {need}', en: 'is one of {need}' },
  EXPLAIN_notIn: { 'zh-CN': '不属于 {need}', en: 'is none of {need}' },
  EXPLAIN_contains: { 'zh-CN': '包含 {need}', en: 'contains {need}' },
  EXPLAIN_doesNotContain: { 'zh-CN': '不包含 {need}', en: 'does not contain {need}' },
  EXPLAIN_BEFORE: { 'zh-CN': '早于 {need}', en: 'is before {need}' },
  EXPLAIN_BEFORE_OR_ON: { 'zh-CN': '不晚于 {need}', en: 'is on or before {need}' },
  EXPLAIN_AFTER: { 'zh-CN': '晚于 {need}', en: 'is after {need}' },
  EXPLAIN_AFTER_OR_ON: { 'zh-CN': '不早于 {need}', en: 'is on or after {need}' },
  EXPLAIN_TRUE: { 'zh-CN': '是：{label}{asked}；实际为 {have}', en: 'yes: {label} {asked}; it is {have}' },
  EXPLAIN_FALSE: { 'zh-CN': '否：{label}{asked}；实际为 {have}', en: 'no: {label} {asked}; it is {have}' },
  EXPLAIN_UNKNOWN: {
    'zh-CN': '无法判断：{label}{asked}；该项未知',
    en: 'cannot know: {label} {asked}; it is not known',
  },
  EXPLAIN_YES: { 'zh-CN': '是', en: 'yes' },
  EXPLAIN_NO: { 'zh-CN': '否', en: 'no' },
  EXPLAIN_MISSING: { 'zh-CN': '未知', en: 'not known' },
} as const satisfies Record<string, Words>;

export const RULES_WORDS = { ...PROBLEMS, ...FILES, ...EXPLANATIONS } as const satisfies Record<string, Words>;
