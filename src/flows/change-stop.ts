import { Injectable } from '@nestjs/common';
import { type StopKind, type StopScope, stopKey, stopScope } from '../core/policy/stages/emergency.js';
import { AppError } from './errors.js';
import { AuditLog } from './ports/audit-log.js';
import { BusinessRules } from './ports/business-rules.js';
import { CampaignStore } from './ports/campaign-store.js';
import { Clock } from './ports/clock.js';
import { OfferStore } from './ports/offer-store.js';
import { StopStore } from './ports/stop-store.js';

export type StopWish = {
  readonly to: 'stop' | 'resume';
  readonly kind: StopKind;
  readonly of: string | null;
  readonly by: string;
  readonly why: string;
};

/**
 * Pulls an emergency stop, or ends one. From then on nothing it is about is decided or handed over; what waits is put off
 * until it expires. Recorded before it is done: a stop nobody can be asked about does not happen.
 */
@Injectable()
export class ChangeStop {
  constructor(
    private readonly stops: StopStore,
    private readonly campaigns: CampaignStore,
    private readonly offers: OfferStore,
    private readonly rules: BusinessRules,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** False: it was so already. */
  async run({ to, kind, of, by, why }: StopWish): Promise<{ readonly changed: boolean }> {
    const scope = stopScope(kind, of);
    if (scope === null) throw this.no('INVALID_INPUT', 'STOP_SCOPE_BAD', kind, of);
    if (to === 'stop' && !(await this.exists(scope))) throw this.no('NOT_FOUND', 'STOP_OF_NOTHING', kind, of);
    const detail = { why };
    const entry = { at: this.clock.system(), actor: by, action: `emergency.${to}`, subject: stopKey(scope), detail };
    await this.audit.record(entry);
    const said = { by, at: this.clock.now(), why };
    const changed = to === 'stop' ? await this.stops.pull({ ...scope, ...said }) : await this.stops.lift(scope, said);
    return { changed };
  }

  /** A stop with a slip of the pen in it would stop nothing, and nobody would know. */
  private async exists({ kind, of }: StopScope): Promise<boolean> {
    if (of === null || kind === 'all' || kind === 'channel') return true;
    if (kind === 'campaign') return (await this.campaigns.find(of)) !== null;
    if (kind === 'offer') return (await this.offers.find(of)) !== null;
    return this.rules.organisation.node(of) !== null;
  }

  private no(code: AppError['code'], word: string, kind: string, of: string | null): AppError {
    const params = { kind, of: of ?? '' };
    return new AppError(code, `${word}: ${kind} ${of ?? ''}`, [{ path: '$.of', code: word, params }]);
  }
}
