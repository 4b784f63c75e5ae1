import type { Words } from '../kit/locale.js';
import type { RefusalCode, Stage } from '../policy/refusal.js';
import { ARBITRATION_REFUSALS } from './policy/arbitration.js';
import { CONTACT_REFUSALS } from './policy/contact.js';
import { HELD_OUT_REFUSALS } from './policy/holdout.js';
import { OFFER_REFUSALS } from './policy/offer-refusals.js';

/** Why a candidate was not contacted: `component` said no, comparing what it had with what it needed. */
export const REFUSALS = {
  ...ARBITRATION_REFUSALS,
  ...CONTACT_REFUSALS,
  ...OFFER_REFUSALS,
  ...HELD_OUT_REFUSALS,
  CAMPAIGN_HALTED: {
    'zh-CN': '“{component}”在此期间已不在进行（{have}，应为 {need}），其余活动照常。',
    en: 'Meanwhile “{component}” became {have}, not {need}; the other campaigns go on.',
  },
  CONSENT_MISSING: {
    'zh-CN': '客户从未同意接收{component}。',
    en: 'The customer never gave consent for {component}.',
  },
  CONSENT_WITHDRAWN: {
    'zh-CN': '客户已撤回对{component}的同意。',
    en: 'The customer withdrew consent for {component}.',
  },
  NO_VALID_CONTACT: {
    'zh-CN': '没有可用于“{component}”渠道的联系方式。',
    en: 'There is no usable address for the channel “{component}”.',
  },
  QUIET_EXPIRED: {
    'zh-CN': '按允许接触时段最早可在 {have} 发送，已晚于截止时间 {need}。',
    en: 'Contact hours allow {have} at the earliest, which is after its expiry at {need}.',
  },
  NEVER_ALLOWED: {
    'zh-CN': '“{component}”没有任何允许接触的时段。',
    en: 'There are no contact hours at all for “{component}”.',
  },
  CAP_REACHED: {
    'zh-CN': '接触频次上限“{component}”已满：期内已有 {have} 次，最多 {need} 次。',
    en: 'The contact cap “{component}” is used up: {have} in its window, at most {need}.',
  },
} as const satisfies { readonly [C in RefusalCode]: Words };

const STAGE_NAMES = {
  STAGE_EMERGENCY: { 'zh-CN': '紧急停止', en: 'Emergency stop' },
  STAGE_VALIDITY: { 'zh-CN': '套餐有效性', en: 'Validity' },
  STAGE_CONSENT: { 'zh-CN': '同意与可联系性', en: 'Consent and contactability' },
  STAGE_ELIGIBILITY: { 'zh-CN': '办理资格', en: 'Eligibility' },
  STAGE_APPLICABILITY: { 'zh-CN': '适用性', en: 'Applicability' },
  STAGE_SUITABILITY: { 'zh-CN': '适当性', en: 'Suitability' },
  STAGE_EXCLUSION: { 'zh-CN': '互斥', en: 'Mutual exclusion' },
  STAGE_SUPPRESSION: { 'zh-CN': '抑制', en: 'Suppression' },
  STAGE_ARBITRATION: { 'zh-CN': '择优', en: 'Arbitration' },
  STAGE_HOLDOUT: { 'zh-CN': '对照组', en: 'Holdout' },
  STAGE_TIMING: { 'zh-CN': '接触时段', en: 'Timing' },
  STAGE_CAPACITY: { 'zh-CN': '预算与容量', en: 'Budget and capacity' },
  STAGE_CAP: { 'zh-CN': '接触频次', en: 'Frequency cap' },
} as const satisfies { readonly [S in Stage as `STAGE_${Uppercase<S>}`]: Words };

const MISTAKES = {
  PLANNED_TOO_EARLY: { 'zh-CN': '计划时刻 {at} 尚未到来。', en: 'The planned instant {at} is still to come.' },
  CAMPAIGN_NOT_FOUND: { 'zh-CN': '没有活动“{campaign}”。', en: 'There is no campaign “{campaign}”.' },
  CAMPAIGN_NOT_ACTIVE: {
    'zh-CN': '活动“{campaign}”不在进行中（当前：{state}），不能启动批次。',
    en: 'Campaign “{campaign}” is not active (it is: {state}), so it cannot run.',
  },
  CAMPAIGN_CHANGE_NOT_ALLOWED: {
    'zh-CN': '活动“{campaign}”不能从 {from} 变为 {to}。',
    en: 'Campaign “{campaign}” cannot go from {from} to {to}.',
  },
  CAMPAIGN_CHANGED_MEANWHILE: {
    'zh-CN': '活动“{campaign}”刚被他人更改，请重新查看。',
    en: 'Campaign “{campaign}” was just changed by somebody else; please look again.',
  },
  CAMPAIGN_FIELD_SETTLED: {
    'zh-CN': '活动“{campaign}”当前为 {state}，不能再改此项。',
    en: 'Campaign “{campaign}” is {state}: this cannot be changed any more.',
  },
  PACK_ID_TAKEN: { 'zh-CN': '已有规则包“{pack}”。', en: 'There is a rule pack “{pack}” already.' },
  PACK_CHANGED_MEANWHILE: {
    'zh-CN': '规则包“{pack}”已有他人保存的新版本，请重新查看。',
    en: 'Somebody else saved a newer version of rule pack “{pack}”; please look again.',
  },
  PACK_NOT_FOUND: { 'zh-CN': '没有规则包“{pack}”。', en: 'There is no rule pack “{pack}”.' },
  RULE_NOT_FOUND: { 'zh-CN': '没有规则“{rule}”。', en: 'There is no rule “{rule}”.' },
  RUN_NOT_FOUND: { 'zh-CN': '没有批次“{run}”。', en: 'There is no run “{run}”.' },
  DECISION_NOT_FOUND: { 'zh-CN': '没有决策“{decision}”。', en: 'There is no decision “{decision}”.' },
  DECISION_EXPIRED: {
    'zh-CN': '决策“{decision}”已无记录：未入选客户的明细仅保留 90 天。',
    en: 'Nothing is known of decision “{decision}” any more: whom a run refused is kept for 90 days.',
  },
  CUSTOMER_NOT_FOUND: { 'zh-CN': '没有客户“{customer}”。', en: 'There is no customer “{customer}”.' },

  POLICY_LIST_EMPTY: { 'zh-CN': '不能为空列表。', en: 'The list is empty.' },
  POLICY_VALUE_NOT_ALLOWED: {
    'zh-CN': '“{found}”不在允许的取值之列：{allowed}。',
    en: '“{found}” is not one of: {allowed}.',
  },
  POLICY_NOT_FROM_ONE: {
    'zh-CN': '{found} 无效，须为不小于 1 的整数。',
    en: '{found} is not a whole number from 1 up.',
  },
  POLICY_TIME_BAD: {
    'zh-CN': '“{found}”不是 00:00 至 23:59 的时刻（结束时刻可为 24:00）。',
    en: '“{found}” is not a time from 00:00 to 23:59 (an end may be 24:00).',
  },
  POLICY_HOURS_EMPTY: {
    'zh-CN': '时段起止同为 {from}；全天请写 00:00 至 24:00。',
    en: 'The hours begin and end at {from}; a whole day is 00:00 to 24:00.',
  },
  POLICY_HOURS_HOLE: {
    'zh-CN': '未规定“{channel}”渠道“{purpose}”用途的接触时段。',
    en: 'No contact hours are given for the channel {channel} and the purpose {purpose}.',
  },
  POLICY_CAP_TWICE: { 'zh-CN': '频次上限“{id}”重复。', en: 'The cap “{id}” is there twice.' },
  POLICY_ZONE_UNKNOWN: { 'zh-CN': '“{found}”不是时区。', en: '“{found}” is not a time zone.' },
} as const satisfies Record<string, Words>;

export const POLICY_WORDS = { ...REFUSALS, ...STAGE_NAMES, ...MISTAKES } as const satisfies Record<string, Words>;

/** The key of a stage's name. */
export function stageKey<S extends Stage>(stage: S): `STAGE_${Uppercase<S>}` {
  return `STAGE_${stage.toUpperCase()}` as `STAGE_${Uppercase<S>}`;
}
