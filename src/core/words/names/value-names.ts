import type { Words } from '../../kit/locale.js';
import { contactName } from '../policy/contact-names.js';
import { OFFER_WORDS } from '../policy/offer-problems.js';

/** What came of a contact, or of what the customer did since. */
const OUTCOMES: Readonly<Record<string, Words>> = {
  presented: { 'zh-CN': '已说明', en: 'told of it' },
  delivered: { 'zh-CN': '已送达', en: 'delivered' },
  read: { 'zh-CN': '已读', en: 'read' },
  clicked: { 'zh-CN': '已点击', en: 'clicked' },
  replied: { 'zh-CN': '已回复', en: 'replied' },
  accepted: { 'zh-CN': '已接受', en: 'accepted' },
  declined: { 'zh-CN': '已拒绝', en: 'declined' },
  'call-back': { 'zh-CN': '约定回拨', en: 'call-back' },
  'refused-to-handle': { 'zh-CN': '一线拒办', en: 'refused by the front line' },
  'no-answer': { 'zh-CN': '未接通', en: 'no answer' },
  complained: { 'zh-CN': '投诉', en: 'complained' },
  'opted-out': { 'zh-CN': '退订', en: 'opted out' },
  paid: { 'zh-CN': '已缴清', en: 'paid' },
  bought: { 'zh-CN': '已购买', en: 'bought' },
};

const CAMPAIGN_STATES: Readonly<Record<string, Words>> = {
  draft: { 'zh-CN': '草稿', en: 'draft' },
  active: { 'zh-CN': '进行中', en: 'active' },
  paused: { 'zh-CN': '已暂停', en: 'paused' },
  stopped: { 'zh-CN': '已终止', en: 'stopped' },
};

const ROLES: Readonly<Record<string, Words>> = {
  marketer: { 'zh-CN': '营销人员', en: 'marketer' },
  approver: { 'zh-CN': '审批人员', en: 'approver' },
  manager: { 'zh-CN': '主管', en: 'manager' },
  'privacy-officer': { 'zh-CN': '隐私专员', en: 'privacy officer' },
  agent: { 'zh-CN': '坐席', en: 'agent' },
  admin: { 'zh-CN': '管理员', en: 'administrator' },
  system: { 'zh-CN': '系统', en: 'system' },
};

/** Of what a value is, as a reader of the message knows them: a number, not an integer of 64 bits. */
const TYPES: Readonly<Record<string, Words>> = {
  text: { 'zh-CN': '文字', en: 'text' },
  string: { 'zh-CN': '文字', en: 'text' },
  number: { 'zh-CN': '数字', en: 'a number' },
  int: { 'zh-CN': '整数', en: 'a whole number' },
  integer: { 'zh-CN': '整数', en: 'a whole number' },
  boolean: { 'zh-CN': '是或否', en: 'yes or no' },
  object: { 'zh-CN': '一组字段', en: 'an object' },
  record: { 'zh-CN': '一组字段', en: 'an object' },
  array: { 'zh-CN': '列表', en: 'a list' },
  list: { 'zh-CN': '列表', en: 'a list' },
  series: { 'zh-CN': '按月序列', en: 'a series by month' },
  enum: { 'zh-CN': '枚举', en: 'one of a list' },
  day: { 'zh-CN': '日期', en: 'a day' },
  null: { 'zh-CN': '空值', en: 'nothing' },
};

const LANGUAGES: Readonly<Record<string, Words>> = {
  'zh-CN': { 'zh-CN': '中文', en: 'Chinese' },
  en: { 'zh-CN': '英文', en: 'English' },
};

const STATES_OF_OFFERS: Readonly<Record<string, Words>> = OFFER_WORDS;

/** What kind of code a value is. */
export const CODE_KINDS = ['outcome', 'campaign', 'offer', 'role', 'type', 'language', 'channel', 'any'] as const;
export type CodeKind = (typeof CODE_KINDS)[number];

/** Roles before channels before states: no code stands for two things a message would speak of at once. */
const TABLES: { readonly [K in Exclude<CodeKind, 'offer' | 'channel' | 'any'>]: Readonly<Record<string, Words>> } = {
  role: ROLES,
  outcome: OUTCOMES,
  campaign: CAMPAIGN_STATES,
  language: LANGUAGES,
  type: TYPES,
};

function channelName(code: string): Words | null {
  const words = contactName(code);
  return words.en === code ? null : words;
}

/** A code by the name readers know; null: it has none. `any` looks through roles, outcomes, states and channels. */
export function codeName(kind: CodeKind, code: string): Words | null {
  if (kind === 'channel') return channelName(code);
  if (kind === 'offer') return STATES_OF_OFFERS[`offer.state.${code}`] ?? null;
  if (kind !== 'any') return Object.hasOwn(TABLES[kind], code) ? (TABLES[kind][code] ?? null) : null;
  for (const one of ['role', 'outcome', 'campaign', 'offer', 'channel'] as const) {
    const words = codeName(one, code);
    if (words !== null) return words;
  }
  return null;
}
