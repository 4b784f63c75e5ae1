import type { Words } from '../kit/locale.js';
import type { FunnelRow } from '../measurement/funnel.js';
import type { RefusalCode } from '../policy/refusal.js';

/** A refusal in two or three words, where the sentence with its values would be too long: funnels and lists. */
const REFUSED = {
  REFUSED_OFFER_UNKNOWN: { 'zh-CN': '套餐不存在', en: 'no such offer' },
  REFUSED_OFFER_NOT_LIVE: { 'zh-CN': '套餐未上市', en: 'offer not live' },
  REFUSED_OFFER_NOT_YET_VALID: { 'zh-CN': '套餐尚未生效', en: 'offer not valid yet' },
  REFUSED_OFFER_ENDED: { 'zh-CN': '套餐已到期', en: 'offer ended' },
  REFUSED_OFFER_HAS_NO_WORDING: { 'zh-CN': '渠道无文案', en: 'no wording for the channel' },
  REFUSED_OFFER_NOT_HERE: { 'zh-CN': '当地不办理', en: 'not offered there' },
  REFUSED_PRODUCT_HELD: { 'zh-CN': '已持有该产品', en: 'holds the product already' },
  REFUSED_PRODUCT_EXCLUDED: { 'zh-CN': '与所持产品互斥', en: 'excluded by a product held' },
  REFUSED_PRODUCT_LACKS: { 'zh-CN': '缺少前置产品', en: 'lacks a product it needs' },
  REFUSED_PRODUCT_NOT_SERVICEABLE: { 'zh-CN': '资源不可达', en: 'cannot be delivered there' },
  REFUSED_CONSENT_MISSING: { 'zh-CN': '未获同意', en: 'no consent' },
  REFUSED_CONSENT_WITHDRAWN: { 'zh-CN': '已撤回同意', en: 'consent withdrawn' },
  REFUSED_NO_VALID_CONTACT: { 'zh-CN': '无有效联系方式', en: 'no usable address' },
  REFUSED_NO_EXPECTED_VALUE: { 'zh-CN': '无预期收益', en: 'no expected value' },
  REFUSED_OUTRANKED: { 'zh-CN': '让位于其他套餐', en: 'outranked by another offer' },
  REFUSED_QUIET_EXPIRED: { 'zh-CN': '可接触时段前已过期', en: 'expires before contact hours' },
  REFUSED_NEVER_ALLOWED: { 'zh-CN': '无可接触时段', en: 'no contact hours at all' },
  REFUSED_CAP_REACHED: { 'zh-CN': '接触频次已满', en: 'contact cap reached' },
} as const satisfies { readonly [C in RefusalCode as `REFUSED_${C}`]: Words };

/** What the rows of a funnel are called. */
export const FUNNEL_WORDS = {
  ...REFUSED,
  FUNNEL_EVALUATED: { 'zh-CN': '已评估', en: 'evaluated' },
  FUNNEL_MATCHED: { 'zh-CN': '命中规则', en: 'matched a rule' },
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

/** A row's name in both languages; a code of no list is its own name. */
export function funnelRowWords(row: Pick<FunnelRow, 'step' | 'code' | 'channel'>): Words {
  const key = funnelKey(row);
  const names: Readonly<Record<string, Words>> = FUNNEL_WORDS;
  return names[key] ?? { 'zh-CN': row.code ?? key, en: row.code ?? key };
}
