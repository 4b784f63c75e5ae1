import type { Words } from '../../kit/locale.js';

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
    'zh-CN': '“{value}”不可用，可选：{allowed}。',
    en: '“{value}” cannot be used; these can: {allowed}.',
  },
  NOT_A_DAY: {
    'zh-CN': '{value} 不是有效日期，格式为 YYYY-MM-DD。',
    en: '{value} is no date of the calendar, written YYYY-MM-DD.',
  },
  LIST_NOT_TEXT: {
    'zh-CN': '{operator} 需要一个列表；若给一段文字，会按子串匹配。',
    en: '{operator} takes a list: given one text, it would look for parts of it.',
  },
  RANGE_TAKES_TWO: { 'zh-CN': '范围须给出两个值：[下限, 上限]。', en: 'A range is two values: [from, to].' },
  RANGE_UPSIDE_DOWN: {
    'zh-CN': '下限 {from} 大于上限 {to}，不会命中任何客户。',
    en: 'It begins at {from} and ends before that, at {to}: nobody would match.',
  },
  NOT_A_PERCENTAGE: {
    'zh-CN': '应为大于 0、不超过 100 的百分数。',
    en: 'This must be per cent: above 0, at most 100.',
  },
  UNKNOWN_NOT_SAID: {
    'zh-CN': '指标 {fact} 可能未知，{operator} 须说明未知时如何处理："unknown": "matches" 或 "fails"。',
    en: 'The fact {fact} may be missing: beside {operator}, say what that means, "unknown": "matches" or "fails".',
  },
  UNKNOWN_LIST: { 'zh-CN': '没有名为 {list} 的名单。', en: 'There is no list named {list}.' },
  LIST_DOES_NOT_FIT: {
    'zh-CN': '名单 {list} 中有不是 {type} 类型的值。',
    en: 'The list {list} holds values that are not of type {type}.',
  },
  PATTERN_BAD: { 'zh-CN': '正则表达式有误：{reason}', en: 'This is no pattern that can be used: {reason}' },
  PATTERN_TOO_LARGE: {
    'zh-CN': '正则表达式过于庞大（{reason}），请简化。',
    en: 'The pattern is too large ({reason}): make it simpler.',
  },
  PATTERNS_NOT_HERE: { 'zh-CN': '此处不能使用正则表达式。', en: 'Patterns cannot be used here.' },
  CLOCK_NOT_HERE: {
    'zh-CN': '此处不能使用相对于当天的条件（{operator}）。',
    en: 'What depends on the day of a run ({operator}) cannot be asked here.',
  },
  VALUES_OF_TWO_TYPES: {
    'zh-CN': '名单中的值须全部为文字，或全部为数字。',
    en: 'The values of a list are all texts or all numbers.',
  },
  VALUE_TWICE: { 'zh-CN': '值 {value} 重复。', en: 'The value {value} is there twice.' },
  TODAY_NOT_SAID: {
    'zh-CN': '规则用到了当天日期，用例须给出 today（YYYY-MM-DD）。',
    en: 'The rules ask for the day of the run: the case says it, as today, YYYY-MM-DD.',
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
  FILE_NOT_UTF8: {
    'zh-CN': '文件不是 UTF-8 编码（例如 GB18030 或 UTF-16）：请另存为 UTF-8。',
    en: 'The file is not in UTF-8 (GB18030 or UTF-16, perhaps): save it as UTF-8.',
  },
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
  EXPLAIN_between: { 'zh-CN': '在 {from} 到 {to} 之间（含两端）', en: 'is from {from} to {to}, both included' },
  EXPLAIN_before: { 'zh-CN': '早于 {need}', en: 'is before {need}' },
  EXPLAIN_after: { 'zh-CN': '晚于 {need}', en: 'is after {need}' },
  EXPLAIN_withinNextDays: { 'zh-CN': '在今天起的 {need} 天内', en: 'is within the next {need} days' },
  EXPLAIN_withinLastDays: { 'zh-CN': '在过去 {need} 天内', en: 'is within the last {need} days' },
  EXPLAIN_atLeastMonthsAgo: { 'zh-CN': '距今已满 {need} 个月', en: 'is at least {need} months ago' },
  EXPLAIN_startsWith: { 'zh-CN': '以“{need}”开头', en: 'starts with "{need}"' },
  EXPLAIN_matches: { 'zh-CN': '匹配正则 {need}', en: 'matches the pattern {need}' },
  EXPLAIN_inList: { 'zh-CN': '在名单 {need} 中', en: 'is in the list {need}' },
  EXPLAIN_notInList: { 'zh-CN': '不在名单 {need} 中', en: 'is not in the list {need}' },
  EXPLAIN_fellByPct_BY: {
    'zh-CN': '连续 {months} 个月每月下降至少 {pct}%',
    en: 'fell by at least {pct}% in each of the last {months} months',
  },
  EXPLAIN_belowOwnAverage: {
    'zh-CN': '最近一个月低于此前 {months} 个月的平均值',
    en: 'is below its own average of the {months} months before',
  },
  EXPLAIN_belowOwnAverage_BY: {
    'zh-CN': '最近一个月比此前 {months} 个月的平均值低至少 {pct}%',
    en: 'is at least {pct}% below its own average of the {months} months before',
  },
  EXPLAIN_some: { 'zh-CN': '至少有一项满足：{need}', en: 'has an element of which this is true: {need}' },
  EXPLAIN_TODAY: { 'zh-CN': '今天', en: 'today' },
  EXPLAIN_DAYS_AHEAD: { 'zh-CN': '{days} 天后', en: 'the day {days} days from today' },
  EXPLAIN_DAYS_AGO: { 'zh-CN': '{days} 天前', en: 'the day {days} days ago' },
  EXPLAIN_PART: { 'zh-CN': '{label}{asked}', en: '{label} {asked}' },
  EXPLAIN_AND: { 'zh-CN': '且', en: ' and ' },
  EXPLAIN_OR: { 'zh-CN': '或', en: ' or ' },
  EXPLAIN_NOT: { 'zh-CN': '并非（{part}）', en: 'not ({part})' },
  EXPLAIN_ELEMENTS: { 'zh-CN': '共 {count} 项', en: '{count} in all' },
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
  EXPLAIN_INCOMPLETE: {
    'zh-CN': '无法判断：{label}{asked}；数据不全：{have}',
    en: 'cannot know: {label} {asked}; part of it is missing: {have}',
  },
  EXPLAIN_TRUE_AS_SAID: {
    'zh-CN': '是：{label}{asked}；该项未知，规则规定视为满足',
    en: 'yes: {label} {asked}; it is not known, which the rule takes for a match',
  },
  EXPLAIN_FALSE_AS_SAID: {
    'zh-CN': '否：{label}{asked}；该项未知，规则规定视为不满足',
    en: 'no: {label} {asked}; it is not known, which the rule takes for no match',
  },
  EXPLAIN_YES: { 'zh-CN': '是', en: 'yes' },
  EXPLAIN_NO: { 'zh-CN': '否', en: 'no' },
  EXPLAIN_MISSING: { 'zh-CN': '未知', en: 'not known' },
} as const satisfies Record<string, Words>;

export const RULES_WORDS = { ...PROBLEMS, ...FILES, ...EXPLANATIONS } as const satisfies Record<string, Words>;
