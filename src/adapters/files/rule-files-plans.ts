import { createHash } from 'node:crypto';
import type { FactCatalogue } from '../../core/facts/fact-catalogue.js';
import { readChurnPlan } from '../../core/value/churn/read-churn-plan.js';
import { NO_PLANS, type WorthPlans } from '../../core/value/worth-plans.js';
import type { RuleFile } from './rule-files-json.js';
import { readAffinityModel, readWorthModel } from './rule-files-worth.js';

type Content = { readonly kind?: unknown; readonly model?: unknown };

function modelOf(files: readonly RuleFile[], kind: string): unknown {
  return files.map(({ json }) => json as Content | null).find((content) => content?.kind === kind)?.model;
}

/** The plans among fact files that were read without a problem. */
export function readPlans(files: readonly RuleFile[], catalogue: FactCatalogue): WorthPlans {
  const [churnJson, worthJson, affinityJson] = ['churn-score', 'profit-tree', 'affinity'].map((kind) =>
    modelOf(files, kind),
  );
  const churn = churnJson === undefined ? null : readChurnPlan(churnJson, catalogue);
  const worth = worthJson === undefined ? null : readWorthModel(worthJson, catalogue);
  const affinity = affinityJson === undefined ? null : readAffinityModel(affinityJson, catalogue);
  return {
    ...NO_PLANS,
    ...(churn?.ok ? { churn: { plan: churn.value, hash: hashOf(churnJson) } } : {}),
    ...(worth?.ok ? { worth: worth.value } : {}),
    ...(affinity?.ok ? { affinity: affinity.value } : {}),
  };
}

function hashOf(json: unknown): string {
  return createHash('sha256').update(JSON.stringify(json)).digest('base64url');
}
