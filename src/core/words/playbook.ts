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
    en: 'A plan that keeps nobody out as control says why.',
  },
  LEVER_DOES_NOT_SUIT: {
    'zh-CN': '价值杠杆 {lever} 不适合规则所选的生命周期阶段 {stages}。',
    en: 'The lever {lever} does not suit the lifecycle stages {stages} the rule asks for.',
  },
} as const satisfies Record<string, Words>;
