import { Injectable } from '@nestjs/common';
import type { Campaign } from '../core/campaign/campaign.js';
import { campaignGuardrails, campaignPlan } from '../core/campaign/campaign-plan.js';
import { controlFor, controlProblems } from '../core/campaign/control/default-control.js';
import type { PlanSchedule } from '../core/campaign/playbook-plan.js';
import { isTakenName } from '../core/campaign/schedule/due-campaigns.js';
import { audienceProblems } from '../core/decision/run/audience.js';
import type { Words } from '../core/kit/locale.js';
import type { Problem } from '../core/kit/problem.js';
import { AppError } from './errors.js';
import { AuditLog } from './ports/audit-log.js';
import { BusinessRules } from './ports/business-rules.js';
import { CampaignStore } from './ports/campaign-store.js';
import { Clock } from './ports/clock.js';
import { PlanStore } from './ports/plan-store.js';
import { RulePackStore } from './ports/rule-pack-store.js';

/**
 * Without a title it takes its pack's; without an audience it is for everybody; `schedule` null is by hand only. Without a
 * control it keeps out whom the plan of its pack, or else the rules say; who wants nobody kept out says why.
 */
export type NewCampaign = Pick<Campaign, 'id' | 'pack' | 'control'> & {
  readonly schedule?: PlanSchedule | null;
  readonly title?: Words;
  readonly audience?: unknown;
  readonly by: string;
};

/**
 * A draft over the rules of a pack that exists, with the schedule, control, guardrails and suppression of the pack's plan
 * as they are now. Nothing runs until somebody makes it active.
 */
@Injectable()
export class CreateCampaign {
  constructor(
    private readonly campaigns: CampaignStore,
    private readonly packs: RulePackStore,
    private readonly plans: PlanStore,
    private readonly rules: BusinessRules,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async run({ by, title, audience, schedule, control: said, ...asked }: NewCampaign): Promise<Campaign> {
    const version = await this.packs.newest(asked.pack);
    const problems = this.problemsOf(audience, said);
    if (!version) problems.push({ path: '$.pack', code: 'PACK_NOT_FOUND', params: { pack: asked.pack } });
    if (!version || problems.length > 0) throw new AppError('INVALID_INPUT', 'no such campaign can be', problems);
    const plan = await this.plans.find(asked.pack);
    const pulled = version.content.rules.map(({ event }) => event.params.lever);
    const control = controlFor(said, plan, this.rules.campaigns);
    const when = schedule === undefined ? plan?.schedule : schedule;
    const campaign: Campaign = {
      ...asked,
      title: title ?? version.content.title,
      ...(audience === undefined ? {} : { audience }),
      ...(control === undefined ? {} : { control }),
      ...(plan === null ? {} : { plan: campaignPlan(plan) }),
      ...(when ? { schedule: when } : {}),
      guardrails: campaignGuardrails(plan, pulled, this.rules),
      state: 'draft',
      createdAt: this.clock.now(),
    };
    const isFree = !isTakenName(campaign.id) && (await this.campaigns.insert(campaign));
    if (!isFree) {
      throw new AppError('CONFLICT', 'the id is taken', [{ path: '$.id', code: 'CAMPAIGN_ID_TAKEN' }]);
    }
    const at = this.clock.system();
    await this.audit.record({ at, actor: by, action: 'campaign.create', subject: campaign.id });
    return campaign;
  }

  private problemsOf(audience: unknown, control: Campaign['control']): Problem[] {
    const { catalogue, lists } = this.rules;
    return [
      ...(audience === undefined ? [] : audienceProblems(audience, catalogue, lists)),
      ...(control === undefined ? [] : controlProblems(control)),
    ];
  }
}
