import type { Words } from '../../kit/locale.js';

/** What is wrong with the rules of the sender, or with a message that a gateway tells. */
export const SENDER_WORDS = {
  SENDER_TEXT_EMPTY: {
    'zh-CN': '须写明文字：营销信息必须署名并告知退订方式。',
    en: 'Words are needed: marketing must name its sender and tell the way out.',
  },
  SENDER_TEXT_LONG: { 'zh-CN': '太长，至多 {most} 个字符。', en: 'Too long: at most {most} letters.' },
  SENDER_TEXT_UNSHOWN: {
    'zh-CN': '含有无法显示的字符；短信不能换行。',
    en: 'It holds characters that nothing shows; a text message has no line breaks.',
  },
  SENDER_TEXT_TEMPLATE: {
    'zh-CN': '署名与退订提示不是模板，不能含“{{”或“{%”。',
    en: 'A signature and a way out are no templates: no “{{” and no “{%”.',
  },
  SENDER_NOT_MARKETING: {
    'zh-CN': '营销（marketing）必须在内。',
    en: 'Marketing must be among them.',
  },
  SENDER_KEYWORD_BAD: {
    'zh-CN': '关键词须含字母、数字或汉字，至多 {most} 个字符。',
    en: 'A keyword holds letters or digits, at most {most} of them.',
  },
  SENDER_KEYWORD_TWICE: {
    'zh-CN': '关键词“{keyword}”重复（不分大小写与全角半角）。',
    en: 'The keyword “{keyword}” is there twice; case and full width make no difference.',
  },
  SENDER_KEYWORD_UNTOLD: {
    'zh-CN': '退订提示须写出一个能识别的关键词：{keywords}。',
    en: 'The way out must name a keyword that is understood: {keywords}.',
  },
  INBOUND_ID_BAD: {
    'zh-CN': '消息编号须为 1 到 100 个可见的 ASCII 字符。',
    en: "A message's id is 1 to 100 visible ASCII characters.",
  },
  INBOUND_ONE_SENDER: {
    'zh-CN': '须给出 from（号码或邮箱）或 customerId（客户编号）之一。',
    en: 'Give either from (the number or address) or customerId: one of the two.',
  },
  INBOUND_NUMBER_BAD: { 'zh-CN': '不是电话号码。', en: 'This is no telephone number.' },
  INBOUND_ADDRESS_BAD: { 'zh-CN': '不是邮箱地址。', en: 'This is no mail address.' },
  INBOUND_IN_FUTURE: { 'zh-CN': '消息时间在未来。', en: 'The message lies in the future.' },
  INBOUND_CUSTOMER_UNKNOWN: { 'zh-CN': '没有该客户。', en: 'There is no such customer.' },
  INBOUND_ID_REUSED: {
    'zh-CN': '该编号已用于另一条内容不同的消息。',
    en: 'The id was used for another message, which says something else.',
  },
} as const satisfies Record<string, Words>;
