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
  REPLY_REQUEST_REUSED: {
    'zh-CN': '登记编号 {request} 已用于另一条答复，请换一个编号。',
    en: 'The request id {request} was used for another word; take another one.',
  },
  REPLY_REQUEST_BAD: {
    'zh-CN': '登记编号为 8 至 64 个字母、数字、点、下划线或连字符。',
    en: 'A request id is 8 to 64 letters, digits, dots, underscores or hyphens.',
  },
  REPLY_TOO_OFTEN: {
    'zh-CN': '该次触达的答复更正次数过多，不再接受更正。',
    en: 'What came of this contact was changed too often; it takes no other word.',
  },
  REPLY_SOLD_OUT: {
    'zh-CN': '套餐 {offer} 已无余量，不能再办理。',
    en: 'Nothing is left of the offer {offer}: it cannot be taken any more.',
  },
  REPLY_EXCLUDED: {
    'zh-CN': '互斥组“{group}”：客户已办理套餐 {active}，不能再办理 {offer}。',
    en: 'Exclusion group “{group}”: the customer has taken the offer {active}, so not {offer} too.',
  },
} as const satisfies Record<string, Words>;
