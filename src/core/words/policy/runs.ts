import type { Words } from '../../kit/locale.js';

/** What is wrong with the capacities of runs, and with replies to what was offered. */
export const RUN_WORDS = {
  RUN_TIME_BAD: {
    'zh-CN': '“{found}”不是 00:00 至 23:59 的时刻。',
    en: '“{found}” is not a time from 00:00 to 23:59.',
  },
  RUN_CATCH_UP_BAD: {
    'zh-CN': '{found} 无效：错过的夜间批次可补跑的小时数须大于 0 且不超过 24。',
    en: '{found} cannot be: a night that was missed is caught up for more than 0 and at most 24 hours.',
  },
  OFFER_DAMAGED: {
    'zh-CN': '已保存的套餐 {offer} 无法读取：{field}。',
    en: 'The saved offer {offer} cannot be read: {field}.',
  },
  NO_CAMPAIGN_DUE: {
    'zh-CN': '{at} 没有到期应运行的活动：须有进行中且按夜间或按月运行的活动。',
    en: 'No campaign is due at {at}: one must be active, and run nightly or on that day of the month.',
  },
  CAPACITY_NOT_WHOLE: {
    'zh-CN': '必须是不小于 {least} 的整数，而不是 {found}。',
    en: 'Must be a whole number from {least} on, not {found}.',
  },
  CAPACITY_TAKES_NOTHING: {
    'zh-CN': '没有渠道占用该资源：请写明 takes，或删除该项。',
    en: 'No channel takes any of it: say what takes it, or leave it out.',
  },
  CAPACITY_ID_BAD: {
    'zh-CN': '编号由小写字母、数字和连字符组成，以字母开头。',
    en: 'An id is lower-case letters, digits and hyphens, and begins with a letter.',
  },
  REPLY_REASON_UNKNOWN: {
    'zh-CN': '拒绝必须给出原因码，可用：{allowed}。',
    en: 'A decline needs a reason code, one of: {allowed}.',
  },
  REPLY_REASON_UNFIT: { 'zh-CN': '只有拒绝才有原因码，{kind} 没有。', en: 'Only a decline has a reason, not {kind}.' },
  REPLY_CALL_BACK_BAD: {
    'zh-CN': '回拨时间必须是 {from} 之后、{to} 之前的时刻。',
    en: 'A call-back needs an instant after {from} and up to {to}.',
  },
  REPLY_CALL_BACK_UNFIT: { 'zh-CN': '只有回拨才有时间，{kind} 没有。', en: 'Only a call-back has a time, not {kind}.' },
} as const satisfies Readonly<Record<string, Words>>;
