import type { Words } from '../kit/locale.js';
import type { FunnelRow } from '../measurement/funnel.js';
import type { RefusalCode, Stage } from '../policy/refusal.js';
import { ARBITRATION_REFUSED } from './policy/arbitration.js';
import { CONTACT_REFUSED } from './policy/contact.js';
import { HELD_OUT_REFUSED } from './policy/holdout.js';
import { OFFER_REFUSED } from './policy/offer-refusals.js';
import { POLICY_WORDS, stageKey } from './policy.js';

/** A refusal in two or three words, where the sentence with its values would be too long: funnels and lists. */
const REFUSED = {
  ...ARBITRATION_REFUSED,
  ...CONTACT_REFUSED,
  ...OFFER_REFUSED,
  ...HELD_OUT_REFUSED,
  REFUSED_CAMPAIGN_HALTED: { 'zh-CN': '活动中途停止', en: 'campaign halted under way' },
  REFUSED_CONSENT_MISSING: { 'zh-CN': '未获同意', en: 'no consent' },
  REFUSED_CONSENT_WITHDRAWN: { 'zh-CN': '已撤回同意', en: 'consent withdrawn' },
  REFUSED_NO_VALID_CONTACT: { 'zh-CN': '无有效联系方式', en: 'no usable address' },
  REFUSED_QUIET_EXPIRED: { 'zh-CN': '可接触时段前已过期', en: 'expires before contact hours' },
  REFUSED_NEVER_ALLOWED: { 'zh-CN': '无可接触时段', en: 'no contact hours at all' },
  REFUSED_CAP_REACHED: { 'zh-CN': '接触频次已满', en: 'contact cap reached' },
} as const satisfies { readonly [C in RefusalCode as `REFUSED_${C}`]: Words };

/** What the rows of a funnel are called. */
export const FUNNEL_WORDS = {
  ...REFUSED,
  FUNNEL_EVALUATED: { 'zh-CN': '已评估', en: 'evaluated' },
  FUNNEL_MATCHED: { 'zh-CN': '命中规则', en: 'matched a rule' },
  FUNNEL_UNDECIDED: { 'zh-CN': '尚未决策', en: 'not decided yet' },
  FUNNEL_SCHEDULED: { 'zh-CN': '已排期', en: 'scheduled' },
  FUNNEL_SENT: { 'zh-CN': '已发送', en: 'sent' },
  FUNNEL_DELIVERED: { 'zh-CN': '已送达', en: 'delivered' },
  FUNNEL_RECEIPT_OPEN: { 'zh-CN': '等待回执', en: 'receipt awaited' },
  FUNNEL_NOT_REPORTED: { 'zh-CN': '送达未回报', en: 'delivery not reported' },
  FUNNEL_FAILED: { 'zh-CN': '失败', en: 'failed' },
  FUNNEL_EXPIRED: { 'zh-CN': '过期未发', en: 'expired' },
  FUNNEL_CANCELLED: { 'zh-CN': '已取消', en: 'cancelled' },
  FUNNEL_UNKNOWN: { 'zh-CN': '结果不明', en: 'outcome unknown' },
  FUNNEL_OPEN: { 'zh-CN': '待发', en: 'still open' },
  CHANNEL_SMS: { 'zh-CN': '短信', en: 'SMS' },
  CHANNEL_EMAIL: { 'zh-CN': '电子邮件', en: 'e-mail' },
  CHANNEL_CALL_LIST: { 'zh-CN': '外呼名单', en: 'call list' },
} as const satisfies Record<string, Words>;

/** The key of a row's name: a refusal by its code, a channel by its own name, anything else by its step. */
export function funnelKey({ step, code, channel }: Pick<FunnelRow, 'step' | 'code' | 'channel'>): string {
  const name = step === 'refused' ? `refused_${code}` : step === 'channel' ? `channel_${channel}` : `funnel_${step}`;
  return name.toUpperCase().replaceAll('-', '_');
}

/** What a stage and a reason of candidates are called; a code that nobody knows any more is its own name. */
export function reasonWords({ stage, code }: { readonly stage: Stage; readonly code: string }) {
  return {
    stageWords: POLICY_WORDS[stageKey(stage)] as Words,
    words: funnelRowWords({ step: 'refused', code, channel: null }),
  };
}

/** A row's name in both languages; a code of no list is its own name. */
export function funnelRowWords(row: Pick<FunnelRow, 'step' | 'code' | 'channel'>): Words {
  const key = funnelKey(row);
  const names: Readonly<Record<string, Words>> = FUNNEL_WORDS;
  return names[key] ?? { 'zh-CN': row.code ?? key, en: row.code ?? key };
}
