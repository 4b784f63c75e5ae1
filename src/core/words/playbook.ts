import type { Words } from '../kit/locale.js';

/** Plans, guardrails, metrics and holds of the playbook. */
export const PLAYBOOK_WORDS = {
  UNKNOWN_METRIC: { 'zh-CN': '没有编号为 {metric} 的指标。', en: 'There is no metric {metric}.' },
  UNKNOWN_GUARDRAIL: { 'zh-CN': '没有编号为 {guardrail} 的护栏指标。', en: 'There is no guardrail {guardrail}.' },
  UNKNOWN_HOLD: { 'zh-CN': '没有编号为 {hold} 的暂停条件。', en: 'There is no hold {hold}.' },
  PLAN_OF_ANOTHER_PACK: {
    'zh-CN': '方案须属于同一文件夹中的规则包 {pack}。',
    en: 'A plan belongs to the pack of its folder, {pack}.',
  },
  NO_CONTROL_UNEXPLAINED: {
    'zh-CN': '不设对照组须说明原因。',
    en: 'Who keeps nobody out as control says why.',
  },
  LEVER_DOES_NOT_SUIT: {
    'zh-CN': '价值杠杆 {lever} 不适合规则所选的生命周期阶段 {stages}。',
    en: 'The lever {lever} does not suit the lifecycle stages {stages} the rule asks for.',
  },
  'cli.apply.offer.new': { 'zh-CN': '套餐 {offer}：新增', en: 'offer {offer}: new' },
  'cli.apply.offer.changed': { 'zh-CN': '套餐 {offer}：已更改', en: 'offer {offer}: changed' },
  'cli.apply.offer.same': { 'zh-CN': '套餐 {offer}：未变', en: 'offer {offer}: as it was' },
  'cli.apply.offer.also': {
    'zh-CN': '  注意：规则包 {packs} 也使用套餐 {offer}，随之更改',
    en: '  note: {packs} make the offer {offer} too, and make it as changed from now on',
  },
  'cli.apply.plan': { 'zh-CN': '{pack}：已保存方案', en: '{pack}: plan saved' },
  'cli.campaigns.created': {
    'zh-CN': '已创建活动草稿 {campaign}（规则包 {pack}）',
    en: 'campaign {campaign} created as a draft over {pack}',
  },
  'cli.campaigns.plan': {
    'zh-CN': '方案：{schedule}；对照组 {sharePct}%',
    en: 'plan: {schedule}; {sharePct} % control',
  },
  'cli.campaigns.guardrails': { 'zh-CN': '护栏：{guardrails}', en: 'guardrails: {guardrails}' },
  'cli.campaigns.schedule.nightly': { 'zh-CN': '每夜', en: 'every night' },
  'cli.campaigns.schedule.monthly': { 'zh-CN': '每月', en: 'by the month' },
  'cli.campaigns.schedule.event': { 'zh-CN': '事件触发', en: 'on events' },
  'cli.campaigns.schedule.prompt': { 'zh-CN': '客户到访时', en: 'when the customer comes' },
  'cli.campaigns.set': { 'zh-CN': '活动 {campaign}：{state}', en: 'campaign {campaign}: {state}' },
  'cli.campaigns.state.draft': { 'zh-CN': '草稿', en: 'draft' },
  'cli.campaigns.state.active': { 'zh-CN': '运行中', en: 'active' },
  'cli.campaigns.state.paused': { 'zh-CN': '已暂停', en: 'paused' },
  'cli.campaigns.state.stopped': { 'zh-CN': '已停止', en: 'stopped' },
  'cli.campaigns.head.campaign': { 'zh-CN': '活动', en: 'campaign' },
  'cli.campaigns.head.pack': { 'zh-CN': '规则包', en: 'pack' },
  'cli.campaigns.head.state': { 'zh-CN': '状态', en: 'state' },
  'cli.campaigns.head.title': { 'zh-CN': '名称', en: 'title' },
  'cli.playbook.over': {
    'zh-CN': '统计客户 {customers} 名（来源 {origin}）',
    en: 'over {customers} customers (origin {origin})',
  },
  'cli.playbook.head.pack': { 'zh-CN': '规则包', en: 'pack' },
  'cli.playbook.head.rules': { 'zh-CN': '规则', en: 'rules' },
  'cli.playbook.head.lever': { 'zh-CN': '杠杆', en: 'lever' },
  'cli.playbook.head.stages': { 'zh-CN': '阶段', en: 'stages' },
  'cli.playbook.head.lacking': { 'zh-CN': '缺少的指标', en: 'facts nobody has' },
} as const satisfies Record<string, Words>;
