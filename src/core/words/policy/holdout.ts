import type { Words } from '../../kit/locale.js';

/** Why nothing is sent to a unit that others are compared with. */
export const HELD_OUT_REFUSALS = {
  HELD_OUT_ALWAYS: {
    'zh-CN': '属于长期固定对照组，始终不营销，用于与其他客户比较。',
    en: 'In the lasting control group: never contacted, so that others can be compared with it.',
  },
  HELD_OUT_GLOBAL: {
    'zh-CN': '属于本期全局对照组，不营销，用于衡量全部活动的效果。',
    en: 'In the global control group of the period: not contacted, so that all campaigns can be measured.',
  },
  HELD_OUT_CAMPAIGN: {
    'zh-CN': '属于该活动的对照组，不营销，用于衡量该活动的效果。',
    en: 'In the control group of the campaign: not contacted, so that it can be measured.',
  },
} as const satisfies Record<string, Words>;

export const HELD_OUT_REFUSED = {
  REFUSED_HELD_OUT_ALWAYS: { 'zh-CN': '长期固定对照组', en: 'lasting control' },
  REFUSED_HELD_OUT_GLOBAL: { 'zh-CN': '全局对照组', en: 'global control' },
  REFUSED_HELD_OUT_CAMPAIGN: { 'zh-CN': '活动对照组', en: 'control of the campaign' },
} as const satisfies Record<string, Words>;

/** What is wrong with `rules/holdouts.json`, and why a figure cannot be worked out. */
export const HOLDOUT_WORDS = {
  HOLDOUT_SHARE_OUT_OF_RANGE: {
    'zh-CN': '比例 {found}% 超出范围：0（关闭）或 {least}% 至 {most}%。',
    en: 'A share of {found} % is out of range: 0 (off), or {least} % to {most} %.',
  },
  HOLDOUT_PURPOSE_UNKNOWN: {
    'zh-CN': '“{found}”不是可豁免的用途：{allowed}。',
    en: '“{found}” is not a purpose that can be exempt: {allowed}.',
  },
  HOLDOUT_VERSION_BAD: {
    'zh-CN': '版本“{found}”只能由字母、数字、点、下划线和连字符组成（1 至 40 个）。',
    en: 'The version “{found}” must be 1 to 40 letters, digits, dots, underscores and hyphens.',
  },
  CONTROL_VERSION_BAD: {
    'zh-CN': '对照组版本只能由字母、数字、点、下划线和连字符组成（1 至 40 个）。',
    en: 'The version of a control must be 1 to 40 letters, digits, dots, underscores and hyphens.',
  },
  HOLDOUT_VERSION_TWICE: {
    'zh-CN': '版本“{version}”重复：同一盐值会再次抽中同一批客户。',
    en: 'The version “{version}” is there twice: the same salt draws the same customers again.',
  },
  HOLDOUT_INSTANT_BAD: {
    'zh-CN': '“{found}”不是带时区的时刻，例如 2026-10-01T00:00:00Z。',
    en: '“{found}” is not an instant with a zone, such as 2026-10-01T00:00:00Z.',
  },
  HOLDOUT_ENDS_BEFORE_IT_BEGINS: {
    'zh-CN': '结束时刻 {until} 不晚于开始时刻 {from}。',
    en: 'It ends at {until}, which is not after its beginning at {from}.',
  },
  HOLDOUT_VERSIONS_OVERLAP: {
    'zh-CN': '版本“{version}”自 {from} 生效，而前一版本到 {until} 才结束。',
    en: 'The version “{version}” begins at {from}, but the one before it ends at {until}.',
  },
  HOLDOUT_VERSIONS_GAP: {
    'zh-CN': '前一版本于 {until} 结束，版本“{version}”自 {from} 才生效：其间没有对照组。暂停请写比例 0。',
    en: 'The version before ends at {until} and “{version}” begins at {from}: no control in between. To pause, give a share of 0.',
  },
  HOLDOUT_NEVER_ENDS: {
    'zh-CN': '版本“{version}”没有结束时刻，其后不能再有版本。',
    en: 'The version “{version}” has no end, so none can come after it.',
  },
  HOLDOUT_ENDS: {
    'zh-CN': '最后一个版本“{version}”有结束时刻 {until}：其后没有对照组。暂停请写比例 0。',
    en: 'The last version, “{version}”, ends at {until}: no control after it. To pause, give a share of 0.',
  },
  HOLDOUT_MARK_BAD: {
    'zh-CN': '{found} 无效，须大于 {above} 且不大于 {most}。',
    en: '{found} must be above {above} and at most {most}.',
  },
} as const satisfies Record<string, Words>;
