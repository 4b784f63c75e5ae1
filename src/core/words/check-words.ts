import type { Words } from '../kit/locale.js';

/** What the verifier found: each kind as a sentence and as a name, then how it is known. At the end, how far a customer is. */
export const CHECK_WORDS = {
  'verify.never-fires': { 'zh-CN': '规则 {rule} 不可能命中任何客户。', en: 'The rule {rule} can never match anybody.' },
  'verify.always-fires': {
    'zh-CN': '规则 {rule} 命中所有客户，条件没有筛选作用。',
    en: 'The rule {rule} matches everybody: its conditions select nothing.',
  },
  'verify.contradiction': {
    'zh-CN': '规则 {rule} 中有不可能成立的条件：{paths}。',
    en: 'In the rule {rule} this can never hold: {paths}.',
  },
  'verify.no-effect': {
    'zh-CN': '规则 {rule} 中去掉这些条件，命中的客户完全不变：{paths}。',
    en: 'The rule {rule} matches the same customers without these conditions: {paths}.',
  },
  'verify.equivalent': {
    'zh-CN': '规则 {rules} 命中的客户完全相同。',
    en: 'The rules {rules} match exactly the same customers.',
  },
  'verify.implied': {
    'zh-CN': '凡命中规则 {rule} 的客户，也命中 {others}。',
    en: 'Whoever matches the rule {rule} also matches {others}.',
  },
  'verify.shadowed': {
    'zh-CN': '规则 {rule} 没有作用：它命中的客户都已由优先级更高、优惠相同的 {others} 命中。',
    en: 'The rule {rule} adds nothing: {others}, of a higher priority and with the same offer, match whomever it matches.',
  },
  'verify.gap': {
    'zh-CN': '规则 {rules} 按“{facts}”分档，但遗漏了：{values}。',
    en: 'The rules {rules} cut {facts} into bands, but leave out: {values}.',
  },
  'verify.overlap': {
    'zh-CN': '规则 {rules} 按“{facts}”分档，但有重叠：{values}。',
    en: 'The rules {rules} cut {facts} into bands, but share: {values}.',
  },
  'verify.unused-fact': { 'zh-CN': '没有规则使用这些指标：{facts}。', en: 'No rule asks for these facts: {facts}.' },
  'verify.reference-cycle': {
    'zh-CN': '共享条件循环引用：{cycle}。',
    en: 'Shared conditions refer to themselves: {cycle}.',
  },
  'verify.event-clash': {
    'zh-CN': '规则 {rules} 对同一对象给出了互相冲突的动作参数（价值杠杆或时间安排）。',
    en: 'The rules {rules} say different things by the same name: another lever or another schedule.',
  },
  'verify.lever-unsuited': {
    'zh-CN': '规则 {rule} 的价值杠杆 {lever} 不适合它所选的生命周期阶段：{values}。',
    en: 'The rule {rule} pulls the lever {lever}, which does not suit the lifecycle stage it asks for: {values}.',
  },

  'verify.exclusive-rewards': {
    'zh-CN': '规则 {rules} 的套餐属于同一互斥组且都有让利，可能命中同一客户，只会给予其中之一。',
    en: 'The offers of {rules} are of one exclusion group and each gives something away; one customer can match both, and gets one.',
  },
  'verify.rewards-stack': {
    'zh-CN': '规则 {rules} 的套餐都有让利、可能命中同一客户，又不在同一互斥组，让利会叠加。',
    en: 'The offers of {rules} each give something away, one customer can match both, and no exclusion group keeps their rewards from stacking.',
  },

  'verify.kind.never-fires': { 'zh-CN': '永不命中', en: 'never fires' },
  'verify.kind.always-fires': { 'zh-CN': '总是命中', en: 'always fires' },
  'verify.kind.contradiction': { 'zh-CN': '条件矛盾', en: 'contradiction' },
  'verify.kind.no-effect': { 'zh-CN': '条件无作用', en: 'condition without effect' },
  'verify.kind.equivalent': { 'zh-CN': '等价', en: 'equivalent' },
  'verify.kind.implied': { 'zh-CN': '被蕴含', en: 'implied' },
  'verify.kind.shadowed': { 'zh-CN': '被遮蔽', en: 'shadowed' },
  'verify.kind.gap': { 'zh-CN': '分档空缺', en: 'gap in bands' },
  'verify.kind.overlap': { 'zh-CN': '分档重叠', en: 'overlap in bands' },
  'verify.kind.unused-fact': { 'zh-CN': '未使用的指标', en: 'unused fact' },
  'verify.kind.reference-cycle': { 'zh-CN': '循环引用', en: 'reference cycle' },
  'verify.kind.event-clash': { 'zh-CN': '动作冲突', en: 'event clash' },
  'verify.kind.lever-unsuited': { 'zh-CN': '杠杆与阶段不符', en: 'lever does not suit the stage' },
  'verify.kind.exclusive-rewards': { 'zh-CN': '互斥让利相遇', en: 'exclusive rewards meet' },
  'verify.kind.rewards-stack': { 'zh-CN': '让利叠加', en: 'rewards stack' },

  'verify.severity.error': { 'zh-CN': '错误', en: 'error' },
  'verify.severity.warning': { 'zh-CN': '警告', en: 'warning' },
  'verify.severity.info': { 'zh-CN': '提示', en: 'note' },

  'verify.searched': {
    'zh-CN': '已证明：排除了 {facts} 的所有取值组合（{steps} 步）。{basis}',
    en: 'Proved: every combination of {facts} was ruled out ({steps} steps).{basis}',
  },
  'verify.compared': { 'zh-CN': '由规则本身比较得出。', en: 'Read off the rules themselves.' },
  'verify.witnessed': {
    'zh-CN': '例如客户：{sheet}；命中：{matches}。{basis}',
    en: 'For example a customer with {sheet}; matched by: {matches}.{basis}',
  },
  'verify.more': { 'zh-CN': '{shown} 等（另有 {more} 条）', en: '{shown} and {more} more' },
  'verify.nothing': { 'zh-CN': '无', en: 'none of them' },
  'verify.basis.every-sheet': { 'zh-CN': '', en: '' },
  'verify.basis.where-known': {
    'zh-CN': '以所涉指标均已知为前提。',
    en: ' This is so wherever the facts it asks for are known.',
  },
  'verify.basis.single-facts': {
    'zh-CN': '仅就单个指标而言：指标之间的推导关系未纳入判断。',
    en: ' As far as single facts go: facts made of one another are not known to be related.',
  },

  'verify.between': { 'zh-CN': '{low} 与 {high} 之间', en: 'between {low} and {high}' },
  'verify.below': { 'zh-CN': '低于 {high}', en: 'below {high}' },
  'verify.above': { 'zh-CN': '高于 {low}', en: 'above {low}' },

  'verify.open': {
    'zh-CN': '未能判定“{kind}”（规则 {rules}，{open} 个问题）：{why}',
    en: 'Not decided: {kind} (rules {rules}; {open} questions): {why}',
  },
  'verify.open.question-steps': {
    'zh-CN': '单个问题超过 {limit} 步的上限。',
    en: 'a question took more than its limit of {limit} steps.',
  },
  'verify.open.set-steps': {
    'zh-CN': '整个规则集超过 {limit} 步的上限。',
    en: 'the rule set took more than its limit of {limit} steps.',
  },
  'verify.open.time': {
    'zh-CN': '整个规则集超过 {limit} 毫秒的时限。',
    en: 'the time limit of {limit} milliseconds for the rule set was reached.',
  },
  'verify.open.operator': {
    'zh-CN': '规则含趋势、模式或名单条件，其内部不作分析；只报告无论其结果如何都成立的结论。',
    en: 'they ask trends, patterns or lists, which are not looked into; only what holds whatever those answer is found.',
  },
  'verify.open.witness-refused': {
    'zh-CN': '求值器没有确认所找到的示例。',
    en: 'the evaluator did not confirm the example that was found.',
  },

  'distance.change': { 'zh-CN': '{label} {have}，需{need}', en: '{label} {have}, must {need}' },
  'distance.missing': { 'zh-CN': '{label}未知，需{need}', en: '{label} is not known, must {need}' },
  'distance.fixed': { 'zh-CN': '（无法影响）', en: ' (nobody can influence this)' },
  'distance.unit.months': { 'zh-CN': ' 个月', en: ' months' },
  'distance.unit.days': { 'zh-CN': ' 天', en: ' days' },
  'distance.unit.years': { 'zh-CN': ' 年', en: ' years' },
  'distance.equal': { 'zh-CN': '为 {need}', en: 'be {need}' },
  'distance.notEqual': { 'zh-CN': '不为 {need}', en: 'not be {need}' },
  'distance.lessThan': { 'zh-CN': '低于 {need}', en: 'be below {need}' },
  'distance.lessThanInclusive': { 'zh-CN': '不高于 {need}', en: 'be at most {need}' },
  'distance.greaterThan': { 'zh-CN': '高于 {need}', en: 'be above {need}' },
  'distance.greaterThanInclusive': { 'zh-CN': '不低于 {need}', en: 'be at least {need}' },
  'distance.day.lessThan': { 'zh-CN': '早于 {need}', en: 'be before {need}' },
  'distance.day.lessThanInclusive': { 'zh-CN': '不晚于 {need}', en: 'be on or before {need}' },
  'distance.day.greaterThan': { 'zh-CN': '晚于 {need}', en: 'be after {need}' },
  'distance.day.greaterThanInclusive': { 'zh-CN': '不早于 {need}', en: 'be on or after {need}' },
  'distance.day.before': { 'zh-CN': '早于 {need}', en: 'be before {need}' },
  'distance.day.after': { 'zh-CN': '晚于 {need}', en: 'be after {need}' },
  'distance.in': { 'zh-CN': '为 {need} 之一', en: 'be one of {need}' },
  'distance.notIn': { 'zh-CN': '不为 {need} 中任何一个', en: 'be none of {need}' },
  'distance.so': { 'zh-CN': '满足“{asked}”', en: 'be so: {asked}' },
  'distance.notSo': { 'zh-CN': '不满足“{asked}”', en: 'not be so: {asked}' },

  'cli.verify.none': {
    'zh-CN': '{packs} 个规则包、{rules} 条规则：未发现问题',
    en: '{packs} packs with {rules} rules: nothing found',
  },
  'cli.verify.counts': {
    'zh-CN': '错误 {error}，警告 {warning}，提示 {info}',
    en: '{error} errors, {warning} warnings, {info} notes',
  },
  'cli.diff.same': { 'zh-CN': '没有差异', en: 'no difference' },
  'cli.diff.added': { 'zh-CN': '{pack}：新增规则 {rules}', en: '{pack}: added {rules}' },
  'cli.diff.removed': { 'zh-CN': '{pack}：删除规则 {rules}', en: '{pack}: removed {rules}' },
  'cli.diff.changed': {
    'zh-CN': '{pack}：规则 {rule} {path}：{before} → {after}',
    en: '{pack}: {rule} {path}: {before} → {after}',
  },
  'cli.diff.outside': { 'zh-CN': '{pack}：{path}：{before} → {after}', en: '{pack}: {path}: {before} → {after}' },
  'cli.diff.nothing': { 'zh-CN': '无', en: 'nothing' },
  'cli.diff.audience': {
    'zh-CN': '{pack}：{who}：{before} → {after} 人；进入 {enters}，离开 {leaves}（共 {customers} 人）',
    en: '{pack}: {who}: {before} → {after} customers; {enters} enter, {leaves} leave (of {customers})',
  },
  'cli.diff.whole': { 'zh-CN': '整个规则包', en: 'the whole pack' },
  'cli.diff.samples': { 'zh-CN': '  例如 {side}：{ids}', en: '  for example {side}: {ids}' },
  'cli.diff.enters': { 'zh-CN': '进入', en: 'entering' },
  'cli.diff.leaves': { 'zh-CN': '离开', en: 'leaving' },
  'cli.apply.saved': { 'zh-CN': '{pack}：第 {version} 版', en: '{pack}: version {version}' },
  'cli.explain.far': { 'zh-CN': '要命中，需要：', en: 'to match:' },
} as const satisfies Record<string, Words>;
