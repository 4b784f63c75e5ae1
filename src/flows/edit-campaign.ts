import { Injectable } from '@nestjs/common';
import {
  CAMPAIGN_FIELDS,
  type Campaign,
  type CampaignControl,
  type CampaignField,
  campaignTag,
  mayWrite,
} from '../core/campaign/campaign.js';
import { controlProblems } from '../core/campaign/control/default-control.js';
import type { PlanSchedule } from '../core/campaign/playbook-plan.js';
import { audienceProblems } from '../core/decision/run/audience.js';
import type { Words } from '../core/kit/locale.js';
import type { Problem } from '../core/kit/problem.js';
import { isAsKnown, type Known } from '../core/kit/write/known.js';
import { canonicalJson } from '../core/rules/canonical-json.js';
import { AppError } from './errors.js';
import { AuditLog } from './ports/audit-log.js';
import { BusinessRules } from './ports/business-rules.js';
import { CampaignStore } from './ports/campaign-store.js';
import { Clock } from './ports/clock.js';

/** All that may be written, as it is to be: null is everybody, nobody kept out, by hand only. */
export type CampaignEdit = {
  readonly id: string;
  readonly title: Words;
  readonly audience: unknown;
  readonly control: CampaignControl | null;
  readonly schedule: PlanSchedule | null;
  readonly by: string;
  /** What they began with: what somebody else wrote since is not written over. */
  readonly known: Known | null;
};

/** Writes a campaign anew: all of a draft; of one that was made active only what no result hangs on. */
@Injectable()
export class EditCampaign {
  constructor(
    private readonly campaigns: CampaignStore,
    private readonly rules: BusinessRules,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async run({ id, by, known, title, audience, control, schedule }: CampaignEdit): Promise<Campaign> {
    const before = await this.campaigns.find(id);
    if (!before) {
      const problem = { path: '$.id', code: 'CAMPAIGN_NOT_FOUND', params: { campaign: id } };
      throw new AppError('NOT_FOUND', `no campaign ${id}`, [problem]);
    }
    if (!isAsKnown(known, campaignTag(before))) throw changedMeanwhile(id, known);
    const { audience: _audience, control: _control, schedule: _schedule, ...rest } = before;
    const after: Campaign = {
      ...rest,
      title,
      ...(audience === null ? {} : { audience }),
      ...(control === null ? {} : { control }),
      ...(schedule === null ? {} : { schedule }),
    };
    const changed = CAMPAIGN_FIELDS.filter((field) => textOf(before, field) !== textOf(after, field));
    if (changed.length === 0) return before;
    this.refuse(before, changed, after);
    const entry = { at: this.clock.system(), actor: by, action: 'campaign.edit', subject: id };
    await this.audit.record({ ...entry, detail: { changed: changed.join(', ') } });
    const written = await this.campaigns.write(before, after);
    if (written === null) throw changedMeanwhile(id, known);
    return written;
  }

  private refuse({ id, state }: Campaign, changed: readonly CampaignField[], { audience, control }: Campaign): void {
    const settled = changed.filter((field) => !mayWrite(state, field));
    if (settled.length > 0) {
      const params = { campaign: id, state };
      const problems = settled.map((field) => ({ path: `$.${field}`, code: 'CAMPAIGN_FIELD_SETTLED', params }));
      throw new AppError('WRONG_STATE', `campaign ${id} is ${state}`, problems);
    }
    const { catalogue, lists } = this.rules;
    const problems: readonly Problem[] = [
      ...(audience === undefined ? [] : audienceProblems(audience, catalogue, lists)),
      ...(changed.includes('control') ? controlProblems(control) : []),
    ];
    if (problems.length > 0) throw new AppError('INVALID_INPUT', 'what is written cannot be used', problems);
  }
}

function changedMeanwhile(id: string, known: Known | null): AppError {
  const problem = { path: '$.id', code: 'CAMPAIGN_CHANGED_MEANWHILE', params: { campaign: id } };
  return new AppError(known ? 'CHANGED_MEANWHILE' : 'CONFLICT', `campaign ${id} was changed meanwhile`, [problem]);
}

function textOf(campaign: Campaign, field: CampaignField): string {
  return canonicalJson(campaign[field] ?? null);
}
