import { Injectable } from '@nestjs/common';
import { instantKey } from '../core/campaign/run.js';
import { decisionIdOf } from '../core/decision/decision.js';
import type { Outreach, OutreachState } from '../core/outreach/outreach.js';
import { type CallOutcome, readCallOutcome } from '../core/response/read-reply.js';
import type { CustomerResponse } from '../core/response/response.js';
import { takenBeside } from '../core/response/taken-beside.js';
import { AppError } from './errors.js';
import { AuditLog } from './ports/audit-log.js';
import { BusinessRules } from './ports/business-rules.js';
import { Clock } from './ports/clock.js';
import { ContactLedger } from './ports/contact-ledger.js';
import { LOOKED_BACK_MS } from './ports/customer-pasts.js';
import { Ids } from './ports/ids.js';
import { OfferStore } from './ports/offer-store.js';
import { ResponseStore } from './ports/response-store.js';

const DAY_MS = 86_400_000;

/** It has left the house, or may have: only then is there somebody who can say what came of it. */
const OUT: readonly OutreachState[] = ['handed', 'sent', 'delivered', 'unknown'];

type Said = { readonly outreach: Outreach; readonly json: unknown; readonly by: string };

/**
 * What came of a contact that we began, as who spoke with the customer tells it: a call of a call list, mostly. It is kept
 * where all answers are, so the next decision knows it. Told twice it counts once; what is told is on record before anything
 * else is done.
 */
@Injectable()
export class RecordOutcome {
  constructor(
    private readonly responses: ResponseStore,
    private readonly ledger: ContactLedger,
    private readonly offers: OfferStore,
    private readonly rules: BusinessRules,
    private readonly audit: AuditLog,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  async run({ outreach, json, by }: Said): Promise<CustomerResponse> {
    const at = this.clock.now();
    const latest = new Date(at.getTime() + this.rules.retry.callBackWithinDays * DAY_MS);
    const read = readCallOutcome(json, { reasons: this.rules.reasons, now: at, latest });
    if (!read.ok) throw new AppError('INVALID_INPUT', 'no outcome that is known', read.problems);
    const outcome = read.value;
    const { customerId, publicId, state } = outreach;
    if (!OUT.includes(state)) throw no('WRONG_STATE', 'OUTCOME_NOT_CONTACTED', { outreach: publicId, state });
    const entry = { at: this.clock.system(), actor: by, action: `outcome.${outcome.kind}`, subject: customerId };
    await this.audit.record({ ...entry, detail: { outreach: publicId } });
    if (outcome.kind === 'accepted') await this.mayTake(outreach, at);
    const response = this.responseOf(outreach, outcome, at, by);
    await this.responses.record([response]);
    const contact = (await this.ledger.rowsOf(customerId)).find((row) => row.outreachId === outreach.id);
    if (contact !== undefined) await this.ledger.hear(contact, response, this.rules.policy);
    const told = await this.responses.ofCustomer(customerId, lookedBackFrom(at));
    return told.find(({ id }) => id === response.id) ?? response;
  }

  private async mayTake(outreach: Outreach, at: Date): Promise<void> {
    const { offerId, customerId } = outreach;
    const offers = new Map((await this.offers.list()).map((offer) => [offer.id, offer]));
    const { exclusionGroups = [] } = offers.get(offerId) ?? {};
    if (exclusionGroups.length === 0) return;
    const answered = await this.responses.ofCustomer(customerId, lookedBackFrom(at));
    const wish = { id: responseIdOf(outreach, 'accepted'), offer: { id: offerId, exclusionGroups }, now: at };
    const excluded = takenBeside(wish, answered, offers);
    if (!excluded) return;
    const params = { group: excluded.component, active: String(excluded.have), offer: offerId };
    throw no('CONFLICT', 'REPLY_EXCLUDED', params);
  }

  private responseOf(outreach: Outreach, said: CallOutcome, at: Date, by: string): CustomerResponse {
    const { runId, customerId, campaignId, ruleId, offerId, channel } = outreach;
    const { kind: outcome, reason = null, callBackAt } = said;
    return {
      id: responseIdOf(outreach, outcome, callBackAt),
      ...{ customerId, campaignId, ruleId, offerId, channel },
      decisionId: this.ids.publicId('dec', decisionIdOf(runId, customerId)),
      ...{ outcome, reason, at, by },
      ...(callBackAt === undefined ? {} : { callBackAt }),
    };
  }
}

/** Another time to call is another word; everything else is said once. */
function responseIdOf({ id }: Outreach, kind: string, callBackAt?: Date): string {
  return [id, kind, ...(callBackAt === undefined ? [] : [instantKey(callBackAt)])].join('|');
}

function lookedBackFrom(at: Date): Date {
  return new Date(at.getTime() - LOOKED_BACK_MS);
}

function no(code: AppError['code'], word: string, params: Readonly<Record<string, string>>): AppError {
  return new AppError(code, word, [{ path: '$', code: word, params }]);
}
