import { FoundProblems } from '../../kit/found-problems.js';
import type { Problem, Read } from '../../kit/problem.js';
import { type CampaignControl, MOST_CONTROL_PCT } from '../campaign.js';
import type { PlaybookPlan } from '../playbook-plan.js';

/** Per cent of those chosen whom a campaign keeps out where neither it nor the plan of its pack says anything. */
export type CampaignDefaults = { readonly controlPct: number };

/** For a world that says nothing: nobody is kept out. */
export const NO_DEFAULTS: CampaignDefaults = { controlPct: 0 };

const FIRST_VERSION = '1';
/** Per cent. Units are drawn among ten thousand: less than one of them is nobody. */
export const LEAST_CONTROL_PCT = 0.01;

/** Reads `rules/policy/campaigns.json`, naming everything that is wrong with it at its JSON path. */
export function readCampaignDefaults(json: unknown): Read<CampaignDefaults> {
  const found = new FoundProblems();
  const { controlPct } = found.object(json, '$', ['controlPct']) ?? {};
  if (controlPct !== undefined) {
    if (typeof controlPct !== 'number') found.wrongType('$.controlPct', 'number', controlPct);
    else if (controlPct !== 0 && !(controlPct >= LEAST_CONTROL_PCT && controlPct <= MOST_CONTROL_PCT)) {
      const bounds = { least: LEAST_CONTROL_PCT, most: MOST_CONTROL_PCT };
      found.add('$.controlPct', 'DEFAULT_CONTROL_OUT_OF_BOUNDS', { found: controlPct, ...bounds });
    }
  }
  return found.result(json as CampaignDefaults);
}

/** What a campaign says of its control counts, then the plan of its pack, then the default. A plan that keeps nobody out says why. */
export function controlFor(
  asked: CampaignControl | undefined,
  plan: Pick<PlaybookPlan, 'control'> | null,
  { controlPct }: CampaignDefaults,
): CampaignControl | undefined {
  if (asked !== undefined) return asked;
  const sharePct = plan?.control.sharePct ?? controlPct;
  return sharePct > 0 ? { sharePct, version: FIRST_VERSION } : undefined;
}

/** Nobody kept out is nothing to compare with: whoever wants it so says why. */
export function controlProblems(control: CampaignControl | undefined): readonly Problem[] {
  const isNone = control === undefined || control.sharePct < LEAST_CONTROL_PCT;
  const isSaid = control?.why !== undefined && control.why.trim() !== '';
  return isNone && !isSaid ? [{ path: '$.control.why', code: 'NO_CONTROL_UNEXPLAINED' }] : [];
}
