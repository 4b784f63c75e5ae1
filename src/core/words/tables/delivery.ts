import type { Words } from '../../kit/locale.js';

/** Why an outreach waits or ended, by the codes of `OUTREACH_REASONS`; those it shares with refusals are told there. */
export const DELIVERY_WORDS = {
  RUN_STOPPED: { 'zh-CN': '运行已被停止。', en: 'The run was stopped.' },
  CAMPAIGN_STOPPED: { 'zh-CN': '活动已被停止。', en: 'The campaign was stopped.' },
  STOPPED_FOR_NOW: { 'zh-CN': '紧急停止生效中，稍后再看。', en: 'An emergency stop holds; this waits.' },
  CAMPAIGN_PAUSED: { 'zh-CN': '活动已暂停，稍后再看。', en: 'The campaign is paused; this waits.' },
  CUSTOMER_GONE: { 'zh-CN': '客户资料已不存在。', en: 'The customer is no longer there.' },
  QUIET_HOURS: { 'zh-CN': '客户当地为免打扰时段，已推迟。', en: 'Quiet hours at the customer’s: put off.' },
  TOO_LATE: { 'zh-CN': '已超过有效时间，不再发送。', en: 'Too late to be worth sending.' },
  OFFER_GONE: { 'zh-CN': '套餐已不再提供。', en: 'The offer is no longer made.' },
  ANSWERED_MEANWHILE: {
    'zh-CN': '决策之后客户已就该套餐作出答复，不再发送。',
    en: 'The customer has answered the offer since this was decided.',
  },
  TEXT_NOT_RENDERED: { 'zh-CN': '文案模板无法生成内容。', en: 'The template could not be rendered.' },
  PROVIDER_BUSY: { 'zh-CN': '通道暂时无法接收，稍后重试。', en: 'The provider could not take it; it is tried again.' },
  PLACE_LOST: { 'zh-CN': '改期时已无联系名额。', en: 'Its place among the contacts was gone when it was put off.' },
  PROVIDER_REFUSED: { 'zh-CN': '通道拒绝接收。', en: 'The provider refused it for good.' },
  RETRIES_EXHAUSTED: { 'zh-CN': '多次重试后通道仍无法接收。', en: 'The provider was still busy after the last try.' },
  ANSWER_LOST: {
    'zh-CN': '已交给通道但没有收到答复，是否送出不明，不会自动重发。',
    en: 'Handed over, but the answer was lost: it may have gone out, and is not sent again by itself.',
  },
  NOT_DELIVERED: { 'zh-CN': '通道报告未能送达。', en: 'The provider reported that it was not delivered.' },

  TEMPLATE_INVALID: {
    'zh-CN': '文案模板第 {line} 行第 {column} 个字符处写法有误。',
    en: 'The template cannot be read at line {line}, letter {column}.',
  },
  TEMPLATE_NOT_CLOSED: {
    'zh-CN': '文案模板中 {what} 没有结束（第 {line} 行）。',
    en: '{what} in the template is never closed (line {line}).',
  },
  TEMPLATE_TAG_UNKNOWN: {
    'zh-CN': '文案模板没有标签 {what}（第 {line} 行）。',
    en: 'Templates have no tag {what} (line {line}).',
  },
  TEMPLATE_FILTER_UNKNOWN: {
    'zh-CN': '文案模板没有过滤器 {what}（第 {line} 行）。',
    en: 'Templates have no filter {what} (line {line}).',
  },
  TEMPLATE_INCLUDES: {
    'zh-CN': '文案模板不能引入其他文件（第 {line} 行）。',
    en: 'A template cannot include another file (line {line}).',
  },
  TEMPLATE_TOO_HEAVY: {
    'zh-CN': '文案模板过长，或循环、拼接过多，无法生成。',
    en: 'The template is too long, or loops or joins too much to be written out.',
  },
  UNKNOWN_VARIABLE: {
    'zh-CN': '文案模板使用了未知变量 {variable}；可用变量：{known}。',
    en: 'The template asks for {variable}, which no message has. There are: {known}.',
  },
  BACKOFF_SHRINKS: {
    'zh-CN': '等待时间不能比前一次短。',
    en: 'A wait may not be shorter than the one before it.',
  },
  NOT_ABOVE_ZERO: { 'zh-CN': '必须大于零，现为 {found}。', en: 'Must be above zero, not {found}.' },
} as const satisfies Record<string, Words>;
