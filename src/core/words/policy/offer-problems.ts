import type { Words } from '../../kit/locale.js';

/** What can be wrong with an offer, with a step of its life, and with how rules use it. */
export const OFFER_WORDS = {
  NOT_AN_INSTANT: {
    'zh-CN': '{value} 不是有效时刻，格式如 2026-10-01T07:00:00Z。',
    en: '{value} is no instant, written like 2026-10-01T07:00:00Z.',
  },
  OFFER_CURRENCY_BAD: {
    'zh-CN': '{value} 不是货币代码（ISO 4217），例如 CNY。',
    en: '{value} is no currency of ISO 4217, such as CNY.',
  },
  OFFER_VALUE_BELOW_ZERO: {
    'zh-CN': '营销套餐的预期收益不能为负（{value}）：仲裁不会选它。',
    en: 'An offer that sells cannot be expected to lose money ({value}): arbitration would never choose it.',
  },
  SMS_TOO_LONG: {
    'zh-CN': '短信文案共 {parts} 条，最多允许 {most} 条（policy/contact-policy.json 的 smsParts）。',
    en: 'The text comes to {parts} SMS parts; {most} are allowed (smsParts of policy/contact-policy.json).',
  },
  WORDING_OF_NO_CHANNEL: {
    'zh-CN': '套餐不走渠道 {channel}，却有其文案。',
    en: 'There is wording for the channel {channel}, which the offer does not use.',
  },
  DISCOUNT_ABOVE_PRICE: {
    'zh-CN': '折扣 {discount} 高于价格 {price}。',
    en: 'The discount of {discount} is more than the price of {price}.',
  },
  AFFORDABILITY_WITHOUT_PRICE: {
    'zh-CN': '承受能力须与按期收取的价格比较，但套餐没有这样的价格。',
    en: 'Affordability compares with a price that is paid again and again; the offer has none.',
  },
  BUDGET_WITHOUT_COST: {
    'zh-CN': '有预算，但没有每次办理或每次接触的成本，预算永远花不掉。',
    en: 'There is a budget, but nothing says what an acceptance or a contact takes of it.',
  },
  OFFER_AFTER_ITSELF: { 'zh-CN': '套餐不能以自身为前置。', en: 'An offer cannot come after itself.' },
  OFFERS_IN_A_CIRCLE: {
    'zh-CN': '套餐 {offer} 的前置关系成环，永远无法提供。',
    en: 'The offer {offer} comes after itself by way of others: it would never go out.',
  },
  PRODUCTS_EXCLUDE: {
    'zh-CN': '套餐内产品 {product} 与 {other} 互斥。',
    en: 'The products {product} and {other} of the package exclude each other.',
  },
  OFFER_LIMITS_LACK: {
    'zh-CN': '提交审批前须写明套餐限制（语言：{locale}）。',
    en: 'The limits must be written before approval (language: {locale}).',
  },
  OFFER_WORDING_LACKS: {
    'zh-CN': '提交审批前须备齐渠道 {channel} 的文案（语言：{locale}）。',
    en: 'The wording for the channel {channel} must be there before approval (language: {locale}).',
  },
  OFFER_VALIDITY_OVER: {
    'zh-CN': '有效期已于 {until} 结束，不会再触达任何客户，请先修改有效期。',
    en: 'Its validity ended at {until}: it would reach nobody. Give it a later end first.',
  },
  OFFER_STEP_NOT_NEXT: {
    'zh-CN': '套餐不能从 {from} 进入 {to}，可进入：{allowed}。',
    en: 'An offer cannot go from {from} to {to}; it can go to: {allowed}.',
  },
  OFFER_STEP_NOT_YOURS: {
    'zh-CN': '步骤 {state} 由 {answers} 负责。',
    en: 'The step {state} is for {answers} to answer for.',
  },
  OFFER_APPROVED_BY_AUTHOR: {
    'zh-CN': '{by} 编写或提交了该套餐，不能由本人审批。',
    en: '{by} wrote or handed in this offer; nobody approves their own.',
  },
  OFFER_NOT_WRITABLE: {
    'zh-CN': '套餐处于 {state}，内容只能在 {allowed} 阶段修改。',
    en: 'The offer is at {state}; its content is written at: {allowed}.',
  },
  OFFER_WITHOUT_WORDING: {
    'zh-CN': '套餐 {offer} 没有渠道 {channel} 的文案。',
    en: 'The offer {offer} has no wording for the channel {channel}.',
  },
  OFFER_USED_WITHOUT_WORDING: {
    'zh-CN': '规则包 {pack} 的规则 {rule} 使用渠道 {channel}，新内容缺少该渠道的文案。',
    en: 'The rule {rule} of {pack} uses the channel {channel}, for which the new content has no wording.',
  },
  OFFER_CHANGED_MEANWHILE: {
    'zh-CN': '套餐 {id} 刚被他人更改，请重新查看。',
    en: 'The offer {id} was just changed by somebody else; please look again.',
  },
  OFFER_ID_TAKEN: { 'zh-CN': '已有编号为 {id} 的套餐。', en: 'There is an offer {id} already.' },
  'offer.somebody': { 'zh-CN': '王小明', en: 'Alex Morgan' },
  'offer.state.idea': { 'zh-CN': '创意', en: 'idea' },
  'offer.state.design': { 'zh-CN': '设计', en: 'design' },
  'offer.state.approval': { 'zh-CN': '审批', en: 'approval' },
  'offer.state.set-up': { 'zh-CN': '配置', en: 'set-up' },
  'offer.state.test': { 'zh-CN': '测试', en: 'test' },
  'offer.state.trial': { 'zh-CN': '试销', en: 'trial sale' },
  'offer.state.live': { 'zh-CN': '上市', en: 'live' },
  'offer.state.review': { 'zh-CN': '评估', en: 'review' },
  'offer.state.retired': { 'zh-CN': '退市', en: 'retired' },
  'cli.offers.offer': { 'zh-CN': '套餐', en: 'offer' },
  'cli.offers.state': { 'zh-CN': '状态', en: 'state' },
  'cli.offers.title': { 'zh-CN': '名称', en: 'title' },
  'cli.offers.until': { 'zh-CN': '有效期至', en: 'valid until' },
  'cli.offers.at': { 'zh-CN': '状态：{state}；可进入：{next}', en: 'at {state}; may go to: {next}' },
  'cli.offers.written': { 'zh-CN': '编写（{state}）', en: 'wrote it ({state})' },
  'cli.offers.moved': { 'zh-CN': '推进至{state}', en: 'moved it to {state}' },
} as const satisfies Record<string, Words>;
