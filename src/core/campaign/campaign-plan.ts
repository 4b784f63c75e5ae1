import type { Guardrail } from './guardrail.js';
import type { Lever } from './lever.js';
import type { PlaybookPlan } from './playbook-plan.js';

/** How a campaign is run and judged: the plan of its pack as it was when the campaign was made. */
export type CampaignPlan = Omit<PlaybookPlan, 'pack' | 'guardrails'>;

/** A guardrail with its limit spelt out, so that a later change of the list does not move a campaign that runs. */
export type CampaignGuardrail = Pick<Guardrail, 'metric' | 'limit' | 'onBreach'> & { readonly guardrail: string };

/** What a plan says without what is the campaign's own to say. */
export function campaignPlan({ pack: _pack, guardrails: _guardrails, ...plan }: PlaybookPlan): CampaignPlan {
  return plan;
}

/**
 * What watches a campaign: the guardrails of its pack's plan, or where it has none those of the levers its rules pull. A
 * limit of the plan's own counts before the list's; a guardrail that has left the list is left out.
 */
export function campaignGuardrails(
  plan: Pick<PlaybookPlan, 'guardrails'> | null,
  pulled: readonly string[],
  { levers, guardrails }: { readonly levers: readonly Lever[]; readonly guardrails: readonly Guardrail[] },
): readonly CampaignGuardrail[] {
  const ofLevers = levers.filter(({ id }) => pulled.includes(id)).flatMap((lever) => lever.guardrails ?? []);
  const asked: PlaybookPlan['guardrails'] =
    plan?.guardrails ?? [...new Set(ofLevers)].map((guardrail) => ({ guardrail }));
  return asked.flatMap(({ guardrail, limit: own }) => {
    const known = guardrails.find(({ code }) => code === guardrail);
    if (known === undefined) return [];
    const { metric, limit, onBreach } = known;
    return [{ guardrail, metric, limit: own ?? limit, onBreach }];
  });
}
