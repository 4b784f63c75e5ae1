import type { Words } from '../../kit/locale.js';

/** What is wrong with an event, a merge or a wish to be forgotten, and what the command line says of them. */
export const CUSTOMER_WORDS = {
  EVENT_ID_BAD: {
    'zh-CN': '事件编号须为 1 到 100 个可见的 ASCII 字符。',
    en: "An event's id is 1 to 100 visible ASCII characters.",
  },
  EVENT_AT_BAD: {
    'zh-CN': '须为带时区的 ISO 时间，且不早于 2000 年。',
    en: 'Must be an ISO instant with its offset, not before the year 2000.',
  },
  EVENT_IN_FUTURE: { 'zh-CN': '事件发生时间在未来。', en: 'The event lies in the future.' },
  EVENT_AMOUNT_BAD: {
    'zh-CN': '金额须为最小货币单位的整数，且不能为负。',
    en: 'An amount is a whole number of minor units, and never below zero.',
  },
  EVENT_SCORE_BAD: { 'zh-CN': '分数须在 0 到 100 之间。', en: 'A score is between 0 and 100.' },
  EVENT_SCORE_UNFIT: {
    'zh-CN': '调研（survey）须有 score，其他事件不得有。',
    en: 'A survey needs a score; no other event has one.',
  },
  EVENT_CODE_BAD: {
    'zh-CN': '代码只能由字母、数字、:、- 和 _ 组成，至多 64 个字符。',
    en: 'A code holds letters, digits, :, - and _ only, at most 64 characters.',
  },
  MERGE_CURRENCIES_DIFFER: {
    'zh-CN': '两条记录的货币不同（{primary} 与 {other}），不能合并。',
    en: 'The records are in two currencies ({primary} and {other}) and cannot be merged.',
  },
  MERGE_WITH_ITSELF: { 'zh-CN': '不能与自身合并。', en: 'A record cannot be merged with itself.' },
  MERGED_AWAY: { 'zh-CN': '该记录已合并到 {into}。', en: 'This record was merged into {into}.' },
  MERGE_UNDONE: { 'zh-CN': '该合并已被撤销。', en: 'This merge has been undone already.' },
  MERGE_NOT_LAST: {
    'zh-CN': '其后还有别的合并，须先撤销后者。',
    en: 'Another merge came after this one: undo that one first.',
  },
  FORGET_NOT_CONFIRMED: {
    'zh-CN': '请再写一次客户编号以确认；删除后无法恢复。',
    en: 'Write the customer id once more to confirm; what is forgotten cannot be brought back.',
  },
  EVENT_ID_OF_ANOTHER: {
    'zh-CN': '事件编号 {id} 已用于另一位客户，本事件未被接收。',
    en: 'The event id {id} was used for another customer: this event is not taken.',
  },
  EVENT_ID_REUSED: {
    'zh-CN': '事件编号 {id} 已用于内容不同的事件，本事件未被接收。',
    en: 'The event id {id} was used for an event with another content: this one is not taken.',
  },
  EVENT_CUSTOMER_UNKNOWN: { 'zh-CN': '没有该客户。', en: 'There is no such customer.' },

  'cli.events.progress': {
    'zh-CN': '事件：已读 {read} 行，计入 {counted}，此前已有 {known}，拒绝 {refused}',
    en: 'events: {read} lines read, {counted} counted, {known} known before, {refused} refused',
  },
  'cli.events.refused': { 'zh-CN': '第 {line} 行 {path}：{why}', en: 'line {line} {path}: {why}' },
  'cli.events.more': { 'zh-CN': '……另有 {more} 行被拒绝', en: '... and {more} more lines were refused' },
  'cli.events.not-json': { 'zh-CN': '不是 JSON 对象。', en: 'is not a JSON object.' },
  'cli.forget.done': {
    'zh-CN': '已遗忘：{ids}；正在发送中的触达 {inHand} 个，稍后再清理一次',
    en: 'forgotten: {ids}; {inHand} messages were being handed over, and all is cleaned once more later',
  },
  'cli.move.done': { 'zh-CN': '客户 {id} 现属组织节点：{node}', en: 'customer {id} is on node {node} now' },
  'cli.merge.done': {
    'zh-CN': '{other} 已并入 {primary}（合并编号 {id}，可用 --undo {id} 撤销）',
    en: '{other} is now part of {primary} (merge {id}; --undo {id} takes it back)',
  },
  'cli.merge.undone': { 'zh-CN': '合并 {id} 已撤销', en: 'merge {id} is undone' },
} as const satisfies Record<string, Words>;
