import { expect, it } from '@jest/globals';
import { checkGuardrails, checkMetrics, type Guardrail, type Metric } from './guardrail.js';

const words = { 'zh-CN': '词', en: 'words' };
const aMetric = (code: string): Metric => ({ code, title: words, definition: words, unit: 'share', better: 'lower' });
const aGuardrail = (change: Partial<Guardrail>): Guardrail => ({
  code: 'churn',
  title: words,
  metric: 'churn-60d',
  limit: 0.01,
  onBreach: 'pause',
  preset: null,
  why: words,
  ...change,
});
const said = (problems: readonly { readonly path: string; readonly code: string }[]) =>
  problems.map(({ path, code }) => `${path} ${code}`);

it('a metric is defined once', () => {
  expect(said(checkMetrics([aMetric('churn-60d'), aMetric('take-up'), aMetric('churn-60d')]))).toEqual([
    '$[2].code ID_TWICE',
  ]);
});

it.each<[string, readonly Guardrail[], readonly string[]]>([
  ['reads a metric there is', [aGuardrail({})], []],
  ['reads none there is', [aGuardrail({ metric: 'mood' })], ['$[0].metric UNKNOWN_METRIC']],
  ['is given twice', [aGuardrail({}), aGuardrail({})], ['$[1].code ID_TWICE']],
])('a guardrail that %s', (_case, guardrails, problems) => {
  expect(said(checkGuardrails(guardrails, [aMetric('churn-60d')]))).toEqual(problems);
});
