import type { Words } from '../../kit/locale.js';

/** What may be wrong with an asking for offers, or with what is told of the answer. */
export const PROMPT_WORDS = {
  PROMPT_REQUEST_REUSED: {
    'zh-CN': '请求编号 {request} 已用于另一次询问，请换一个编号。',
    en: 'The request id {request} was used for another asking; take another one.',
  },
  PROMPT_CUSTOMER_UNKNOWN: { 'zh-CN': '没有这位客户。', en: 'There is no such customer.' },
  REPLY_RULE_NOT_OFFERED: {
    'zh-CN': '这次没有按规则“{rule}”推荐套餐。',
    en: 'Nothing was offered by the rule “{rule}” here.',
  },
  REPLY_NOT_PRESENTED: {
    'zh-CN': '规则“{rule}”的套餐尚未向客户说明，不能记录其答复。',
    en: 'The offer of the rule “{rule}” was not presented yet, so there is no answer to it.',
  },
  REPLY_OFFER_ENDED: {
    'zh-CN': '推荐已于 {at} 过期，请重新询问。',
    en: 'What was offered ended at {at}; ask again.',
  },
  OUTCOME_NOT_CONTACTED: {
    'zh-CN': '触达 {outreach} 的状态为 {state}，尚未送出或已结束，不能登记结果。',
    en: 'The outreach {outreach} is {state}: nobody was contacted, so there is no outcome of it.',
  },
  REPLY_EXCLUDED: {
    'zh-CN': '互斥组“{group}”：客户已办理套餐 {active}，不能再办理 {offer}。',
    en: 'Exclusion group “{group}”: the customer has taken the offer {active}, so not {offer} too.',
  },
} as const satisfies Record<string, Words>;
