import type { Words } from '../../kit/locale.js';

/** Why nothing may go out now: stops, caps and pressure. */
export const CONTACT_REFUSALS = {
  EMERGENCY_STOP: {
    'zh-CN': '紧急停止“{component}”生效中：{have}。',
    en: 'The emergency stop “{component}” holds: {have}.',
  },
  CAP_KEPT_FREE: {
    'zh-CN': '接触频次上限“{component}”的余位已为更优先的计划“{takenBy}”保留：窗口内共 {have} 次，最多 {need} 次。',
    en: 'What is left of the contact cap “{component}” is kept for a plan of higher priority, “{takenBy}”: {have} in its window, at most {need}.',
  },
  FATIGUED: {
    'zh-CN': '接触压力为 {have}，达到 {need} 即不再接触。',
    en: 'The pressure of contacts is {have}; from {need} on nobody is contacted.',
  },
} as const satisfies Record<string, Words>;

export const CONTACT_REFUSED = {
  REFUSED_EMERGENCY_STOP: { 'zh-CN': '紧急停止', en: 'emergency stop' },
  REFUSED_CAP_KEPT_FREE: { 'zh-CN': '余位留给更优先计划', en: 'kept for a higher priority' },
  REFUSED_FATIGUED: { 'zh-CN': '接触疲劳', en: 'contact fatigue' },
} as const satisfies Record<string, Words>;

/** What is wrong with the contact policy, its presets, the rules of fatigue, or a stop. */
export const CONTACT_WORDS = {
  DEFAULT_CONTROL_OUT_OF_BOUNDS: {
    'zh-CN': '对照比例 {found}% 无效：须为 0（不设对照组），或 {least}% 至 {most}%。',
    en: 'A control of {found} % cannot be drawn: 0 (nobody is kept out), or {least} % to {most} %.',
  },
  POLICY_OUT_OF_BOUNDS: {
    'zh-CN': '{found} 超出范围：{least} 至 {most}。',
    en: '{found} is out of bounds: {least} to {most}.',
  },
  POLICY_WEEK_START_IDLE: {
    'zh-CN': '只有按周的窗口才有每周起始日。',
    en: 'Only a window of weeks has a first day of the week.',
  },
  POLICY_ALLOWED_OR_QUIET: {
    'zh-CN': '须写明允许时段（allowed）或免打扰时段（quiet）之一。',
    en: 'Say either the allowed hours or the quiet ones: one of the two.',
  },
  POLICY_HOURS_NEVER: {
    'zh-CN': '“{channel}”渠道“{purpose}”用途没有剩下任何可接触时段。',
    en: 'No hours at all are left for the channel {channel} and the purpose {purpose}.',
  },
  POLICY_HOURS_MIDNIGHT: {
    'zh-CN':
      '“{channel}”渠道“{purpose}”用途在星期 {days} 的零点开始可接触，而此前为免打扰：疑为两个时段之间的缺口。确需如此请写 fromMidnight: true。',
    en: 'For the channel {channel} and the purpose {purpose} hours begin at midnight on weekday {days}, after quiet time: it looks like a hole between two windows. If it is meant, say fromMidnight: true.',
  },
  POLICY_PRESET_TWICE: { 'zh-CN': '预设“{id}”重复。', en: 'The preset “{id}” is there twice.' },
  POLICY_PRESET_UNKNOWN: { 'zh-CN': '没有预设“{found}”。', en: 'There is no preset “{found}”.' },
  POLICY_JURISDICTION_TWICE: { 'zh-CN': '辖区“{id}”重复。', en: 'The jurisdiction “{id}” is there twice.' },
  POLICY_JURISDICTION_EMPTY: {
    'zh-CN': '辖区须写明时段（hours）或预设（preset）。',
    en: 'A jurisdiction needs hours or a preset.',
  },
  STOP_SCOPE_BAD: {
    'zh-CN': '“{kind} {of}”无法停止：可停全部（all，不带名称）、渠道、活动、套餐或组织节点。',
    en: '“{kind} {of}” cannot be stopped: it is all (without a name), a channel, a campaign, an offer or a node.',
  },
  STOP_OF_NOTHING: {
    'zh-CN': '没有“{kind} {of}”，停止不会生效。',
    en: 'There is no {kind} “{of}”: the stop would stop nothing.',
  },
} as const satisfies Record<string, Words>;
