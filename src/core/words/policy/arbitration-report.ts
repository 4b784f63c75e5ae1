import type { Words } from '../../kit/locale.js';

/** What the reports on arbitration say. */
export const ARBITRATION_REPORT_WORDS = {
  'cli.arbitration.none': {
    'zh-CN': '该批次没有可供统计的决策。',
    en: 'No decision of this run has anything to tell.',
  },
  'cli.arbitration.costs': {
    'zh-CN': '价值杠杆的代价：{decisions} 个决策中有 {pushed} 个因杠杆改变了胜者，预期利润减少 {cost}（最小货币单位）',
    en: 'what levers cost: they changed the winner in {pushed} of {decisions} decisions, for {cost} of expected profit (minor units)',
  },
  'cli.arbitration.matrix': {
    'zh-CN': '胜负：实际胜出，以及去掉某个因子后会胜出的次数',
    en: 'wins and losses: what was won, and what would have been won without a factor',
  },
  'cli.arbitration.lever': { 'zh-CN': '价值杠杆', en: 'lever' },
  'cli.arbitration.offerId': { 'zh-CN': '套餐', en: 'offer' },
  'cli.arbitration.ruleId': { 'zh-CN': '规则', en: 'rule' },
  'cli.arbitration.stood': { 'zh-CN': '参与', en: 'stood' },
  'cli.arbitration.won': { 'zh-CN': '胜出', en: 'won' },
  'cli.arbitration.pushed': { 'zh-CN': '靠杠杆胜出', en: 'by levers' },
  'cli.arbitration.cost': { 'zh-CN': '代价', en: 'cost' },
  'cli.arbitration.pvc': { 'zh-CN': '无杠杆', en: 'no levers' },
  'cli.arbitration.pvl': { 'zh-CN': '无情境', en: 'no context' },
  'cli.arbitration.pcl': { 'zh-CN': '无价值', en: 'no value' },
  'cli.arbitration.vcl': { 'zh-CN': '无概率', en: 'no propensity' },
} as const satisfies Record<string, Words>;
