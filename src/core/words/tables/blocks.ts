import type { Words } from '../../kit/locale.js';

/** What the command line says of fact blocks. */
export const BLOCK_WORDS = {
  'cli.facts.rebuilding': {
    'zh-CN': '重建事实块：{customers} / {total} 位客户，{blocks} 个块',
    en: 'rebuilding facts: {customers} of {total} customers, {blocks} blocks',
  },
  'cli.facts.recounting': {
    'zh-CN': '重新计数：已看 {looked} 位，改动 {changed} 位',
    en: 'counting again: {looked} customers, {changed} changed',
  },
  'cli.facts.recounted': {
    'zh-CN': '已重新计数 {looked} 位客户的事件，{changed} 位的计数有变化',
    en: 'the events of {looked} customers are counted again; {changed} come out otherwise',
  },
  'cli.facts.rebuilt': {
    'zh-CN': '已按第 {models} 次启用的模型重建 {blocks} 个块，共 {customers} 位客户',
    en: '{blocks} blocks with {customers} customers are rebuilt by the models of activation {models}',
  },
  'cli.facts.verifying': {
    'zh-CN': '校验事实块：{blocks} / {total} 个块，已核对 {checked} 位客户，发现 {faults} 处问题',
    en: 'verifying facts: {blocks} of {total} blocks, {checked} customers checked, {faults} faults',
  },
  'cli.facts.right': {
    'zh-CN': '{blocks} 个块无误：核对 {checked} 位客户，{stale} 位待并入',
    en: '{blocks} blocks are right: {checked} customers checked, {stale} to be folded in',
  },
  'cli.facts.wrong': {
    'zh-CN': '发现 {faults} 处问题：核对 {checked} 位客户，{stale} 位待并入；可用 tidemark facts rebuild 重建',
    en: '{faults} faults found: {checked} customers checked, {stale} to be folded in; tidemark facts rebuild derives them anew',
  },
  'cli.facts.fault': {
    'zh-CN': '块 [{block}, {to}) 列 {column}：{what}{customer}',
    en: 'block [{block}, {to}) column {column}: {what}{customer}',
  },
  'facts.fault.TILING': { 'zh-CN': '块之间有缝隙或重叠', en: 'blocks leave a gap or overlap' },
  'facts.fault.BYTES': { 'zh-CN': '字节与校验和不符', en: 'the bytes are not what was written' },
  'facts.fault.VALUE': { 'zh-CN': '与客户档案推导的值不同', en: "differs from what the customer's document gives" },
  'facts.fault.NOT_STALE': { 'zh-CN': '客户有更新却未标记', en: 'the customer changed and is not marked as changed' },
  'facts.fault.NOBODY': { 'zh-CN': '没有这样的客户', en: 'there is no such customer' },
  'facts.fault.ORDER': { 'zh-CN': '行不在应有的位置', en: 'rows are not where they belong' },
  'facts.fault.TWICE': { 'zh-CN': '同一客户出现两次', en: 'a customer is there twice' },
} as const satisfies Record<string, Words>;
