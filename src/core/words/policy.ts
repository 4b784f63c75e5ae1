import type { Words } from '../kit/locale.js';
import type { Refusal, RefusalCode, Stage } from '../policy/refusal.js';

/** Why a candidate was not contacted: `component` said no, comparing what it had with what it needed. */
const REFUSALS = {
  OFFER_UNKNOWN: { 'zh-CN': '没有套餐“{component}”。', en: 'There is no offer “{component}”.' },
  OFFER_NOT_LIVE: {
    'zh-CN': '套餐“{component}”未上市（当前：{have}）。',
    en: 'Offer “{component}” is not live (it is: {have}).',
  },
  OFFER_NOT_YET_VALID: {
    'zh-CN': '套餐“{component}”自 {need} 起有效，决策时点为 {have}。',
    en: 'Offer “{component}” is valid from {need}; this was decided as of {have}.',
  },
  OFFER_ENDED: {
    'zh-CN': '套餐“{component}”已于 {need} 到期，决策时点为 {have}。',
    en: 'Offer “{component}” ended at {need}; this was decided as of {have}.',
  },
  OFFER_HAS_NO_WORDING: {
    'zh-CN': '套餐“{component}”没有“{need}”渠道的文案。',
    en: 'Offer “{component}” has no wording for the channel {need}.',
  },
  OFFER_NOT_HERE: {
    'zh-CN': '套餐“{component}”在客户所属节点 {have} 不办理。',
    en: 'Offer “{component}” is not offered at the customer’s node {have}.',
  },
  PRODUCT_HELD: { 'zh-CN': '客户已持有产品“{need}”。', en: 'The customer holds the product “{need}” already.' },
  PRODUCT_EXCLUDED: {
    'zh-CN': '产品“{need}”与客户持有的 {have} 互斥。',
    en: 'The product “{need}” cannot be held beside {have}.',
  },
  PRODUCT_LACKS: {
    'zh-CN': '产品“{need}”要求先持有 {have}。',
    en: 'The product “{need}” can only be held with {have}.',
  },
  PRODUCT_NOT_SERVICEABLE: {
    'zh-CN': '客户所在地址无法提供产品“{need}”。',
    en: 'The product “{need}” cannot be delivered at the customer’s address.',
  },
  CONSENT_MISSING: {
    'zh-CN': '客户从未同意“{component}”接触。',
    en: 'The customer never gave consent for “{component}”.',
  },
  CONSENT_WITHDRAWN: {
    'zh-CN': '客户已撤回“{component}”接触的同意。',
    en: 'The customer withdrew consent for “{component}”.',
  },
  NO_VALID_CONTACT: {
    'zh-CN': '没有可用于“{component}”渠道的联系方式。',
    en: 'There is no usable address for the channel “{component}”.',
  },
  NO_EXPECTED_VALUE: {
    'zh-CN': '套餐“{component}”的预期增量毛利为 {have}，须大于 {need}。',
    en: 'Offer “{component}” is expected to earn {have}; it would have to be more than {need}.',
  },
  OUTRANKED: {
    'zh-CN': '得分 {have}，让位于规则“{component}”（得分 {need}）。',
    en: 'Scored {have}; rule “{component}” was preferred with {need}.',
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
    'zh-CN': '接触频次上限“{component}”已满：窗口内已有 {have} 次，最多 {need} 次。',
    en: 'The contact cap “{component}” is used up: {have} in its window, at most {need}.',
  },
} as const satisfies { readonly [C in RefusalCode]: Words };

const STAGE_NAMES = {
  STAGE_VALIDITY: { 'zh-CN': '套餐有效性', en: 'Validity' },
  STAGE_CONSENT: { 'zh-CN': '客户同意', en: 'Consent' },
  STAGE_CONTACTABILITY: { 'zh-CN': '可联系性', en: 'Contactability' },
  STAGE_ARBITRATION: { 'zh-CN': '择优', en: 'Arbitration' },
  STAGE_TIMING: { 'zh-CN': '接触时段', en: 'Timing' },
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
  PACK_NOT_FOUND: { 'zh-CN': '没有规则包“{pack}”。', en: 'There is no rule pack “{pack}”.' },
  RULE_NOT_FOUND: { 'zh-CN': '没有规则“{rule}”。', en: 'There is no rule “{rule}”.' },
  RUN_NOT_FOUND: { 'zh-CN': '没有批次“{run}”。', en: 'There is no run “{run}”.' },
  DECISION_NOT_FOUND: { 'zh-CN': '没有决策“{decision}”。', en: 'There is no decision “{decision}”.' },
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

/** A refusal as a sentence in both languages; what nobody knows is a dash. */
export function refusalWords({ code, component, have, need }: Refusal): Words {
  const values: Readonly<Record<string, Refusal['have']>> = { component, have, need };
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? '–'));
  return { 'zh-CN': fill(REFUSALS[code]['zh-CN']), en: fill(REFUSALS[code].en) };
}
