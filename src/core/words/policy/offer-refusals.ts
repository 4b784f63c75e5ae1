import type { Words } from '../../kit/locale.js';

/** Why an offer does not reach a customer, stage by stage from validity to suppression. */
export const OFFER_REFUSALS = {
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
  OFFER_SOLD_OUT: {
    'zh-CN': '套餐“{component}”已售罄：剩余 {have} 份。',
    en: 'Offer “{component}” is sold out: {have} left.',
  },
  NOT_ELIGIBLE: {
    'zh-CN': '不符合办理资格（{component}）：客户为 {have}，要求{need}。',
    en: 'Not eligible ({component}): the customer has {have}; what it takes: {need}.',
  },
  NOT_APPLICABLE: {
    'zh-CN': '目前不适用（{component}）：客户为 {have}，要求{need}。',
    en: 'Not applicable now ({component}): the customer has {have}; what it takes: {need}.',
  },
  NOT_OFFERED_HERE: {
    'zh-CN': '套餐“{component}”不在客户所属组织（{have}）销售。',
    en: 'Offer “{component}” is not offered at the customer’s node ({have}).',
  },
  NOT_SUITABLE: {
    'zh-CN': '不适合该客户（{component}）：客户为 {have}，要求{need}。',
    en: 'Not suitable ({component}): the customer has {have}; what it takes: {need}.',
  },
  SELLING_HELD: {
    'zh-CN': '暂停营销：{component}。',
    en: 'Selling is on hold: {component}.',
  },
  NOT_AFFORDABLE: {
    'zh-CN': '超出客户承受能力（{component}）：可承受 {have}，需要 {need}。',
    en: 'More than the customer can afford ({component}): {have} against {need}.',
  },
  EXCLUDED_BY_ACTIVE: {
    'zh-CN': '互斥组“{component}”：客户已在享套餐 {have}，不能再办理 {need}。',
    en: 'Exclusion group “{component}”: the customer has the offer {have}, so not {need} too.',
  },
  EXCLUDED_BY_PLANNED: {
    'zh-CN': '互斥组“{component}”：已为客户计划套餐 {have}，不能再计划 {need}。',
    en: 'Exclusion group “{component}”: the offer {have} is planned for the customer, so not {need} too.',
  },
  SUPPRESSED_BY_OUTCOME: {
    'zh-CN': '客户已有结果“{component}”（{have}），{need} 之前不再营销。',
    en: 'The customer has the outcome “{component}” since {have}: no selling before {need}.',
  },
  OFFER_NEEDS_OUTCOME: {
    'zh-CN': '须先有套餐“{component}”的结果 {need}，目前为 {have}。',
    en: 'Comes only after “{need}” to the offer “{component}”; so far: {have}.',
  },
  OFFER_OPEN: {
    'zh-CN': '套餐“{component}”已为客户安排触达（{have}，{need}），不重复安排。',
    en: 'Offer “{component}” is on its way to the customer already: {have}, due at {need}.',
  },
  OFFER_JUST_TOLD: {
    'zh-CN': '刚就套餐“{component}”触达过客户（{have}），{need} 前不再发送。',
    en: 'The customer has just heard of the offer “{component}” ({have}); it rests until {need}.',
  },
} as const satisfies Record<string, Words>;

/** The same in two or three words. */
export const OFFER_REFUSED = {
  REFUSED_OFFER_UNKNOWN: { 'zh-CN': '套餐不存在', en: 'no such offer' },
  REFUSED_OFFER_NOT_LIVE: { 'zh-CN': '套餐未上市', en: 'offer not live' },
  REFUSED_OFFER_NOT_YET_VALID: { 'zh-CN': '套餐尚未生效', en: 'offer not valid yet' },
  REFUSED_OFFER_ENDED: { 'zh-CN': '套餐已到期', en: 'offer ended' },
  REFUSED_OFFER_HAS_NO_WORDING: { 'zh-CN': '渠道无文案', en: 'no wording for the channel' },
  REFUSED_PRODUCT_HELD: { 'zh-CN': '已持有该产品', en: 'holds the product already' },
  REFUSED_PRODUCT_EXCLUDED: { 'zh-CN': '与所持产品互斥', en: 'excluded by a product held' },
  REFUSED_PRODUCT_LACKS: { 'zh-CN': '缺少前置产品', en: 'lacks a product it needs' },
  REFUSED_PRODUCT_NOT_SERVICEABLE: { 'zh-CN': '资源不可达', en: 'cannot be delivered there' },
  REFUSED_OFFER_SOLD_OUT: { 'zh-CN': '套餐已售罄', en: 'sold out' },
  REFUSED_NOT_ELIGIBLE: { 'zh-CN': '不符合资格', en: 'not eligible' },
  REFUSED_NOT_APPLICABLE: { 'zh-CN': '目前不适用', en: 'not applicable now' },
  REFUSED_NOT_OFFERED_HERE: { 'zh-CN': '当地不销售', en: 'not offered there' },
  REFUSED_NOT_SUITABLE: { 'zh-CN': '不适合客户', en: 'not suitable' },
  REFUSED_SELLING_HELD: { 'zh-CN': '暂停营销', en: 'selling on hold' },
  REFUSED_NOT_AFFORDABLE: { 'zh-CN': '超出承受能力', en: 'not affordable' },
  REFUSED_EXCLUDED_BY_ACTIVE: { 'zh-CN': '与在享套餐互斥', en: 'excluded by an active offer' },
  REFUSED_EXCLUDED_BY_PLANNED: { 'zh-CN': '与已计划套餐互斥', en: 'excluded by a planned offer' },
  REFUSED_SUPPRESSED_BY_OUTCOME: { 'zh-CN': '因此前结果抑制', en: 'suppressed by an outcome' },
  REFUSED_OFFER_OPEN: { 'zh-CN': '同一套餐已在途', en: 'same offer on its way' },
  REFUSED_OFFER_JUST_TOLD: { 'zh-CN': '刚推送过同一套餐', en: 'same offer just told' },
  REFUSED_OFFER_NEEDS_OUTCOME: { 'zh-CN': '前置套餐未满足', en: 'awaits another offer' },
} as const satisfies Record<`REFUSED_${keyof typeof OFFER_REFUSALS}`, Words>;
