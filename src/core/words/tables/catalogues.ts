import type { Words } from '../../kit/locale.js';

export const CATALOGUE_WORDS = {
  UNKNOWN_PRODUCT: { 'zh-CN': '没有编号为 {product} 的产品。', en: 'There is no product {product}.' },
  PRODUCT_NAMES_ITSELF: { 'zh-CN': '产品 {product} 引用了自己。', en: 'The product {product} names itself.' },
  PRODUCTS_IN_A_CIRCLE: {
    'zh-CN': '产品 {product} 的前置要求绕回了它自己。',
    en: 'What the product {product} requires leads back to itself.',
  },
  REQUIRES_WHAT_IT_EXCLUDES: {
    'zh-CN': '产品 {product} 与 {other} 互斥，却必须同时持有。',
    en: 'The products {product} and {other} exclude each other, and would have to be held together.',
  },
  PACKAGE_WITHOUT_PRODUCT: {
    'zh-CN': '附带或替换其他产品的套餐须写明所售产品。',
    en: 'An offer that brings or replaces products says which product it sells.',
  },
  BRINGS_WHAT_IT_REPLACES: {
    'zh-CN': '产品 {product} 不能既附带又被替换。',
    en: 'The product {product} cannot both come with the offer and be given up for it.',
  },
  VALUE_ADDED_WITHOUT_CLASS: {
    'zh-CN': '增值业务须写明类别（信息、娱乐、便捷、安全），其他产品不得写。',
    en: 'A value-added service says its class (information, entertainment, convenience, security); other products do not.',
  },
  UNKNOWN_NODE: { 'zh-CN': '没有编号为 {node} 的组织节点。', en: 'There is no organisation node {node}.' },
  NODE_WITHOUT_PARENT: {
    'zh-CN': '级别 {level} 的节点须挂在级别 {above} 之下。',
    en: 'A node of level {level} hangs on one of level {above}.',
  },
  NODE_AT_WRONG_LEVEL: {
    'zh-CN': '级别 {level} 的节点不能挂在 {parent}（级别 {found}）之下。',
    en: 'A node of level {level} cannot hang on {parent}, which is of level {found}.',
  },
  LOCAL_OFFER_TWICE: {
    'zh-CN': '节点 {node} 对套餐 {offer} 说明了两次。',
    en: 'The node {node} speaks twice of the offer {offer}.',
  },
  LOCAL_OFFER_WIDENS: {
    'zh-CN': '节点 {node} 只能收窄套餐 {offer}，不能放宽。',
    en: 'The node {node} may narrow the offer {offer}, not widen it.',
  },
} as const satisfies Record<string, Words>;
