import { Injectable } from '@nestjs/common';
import { decisionIdOf } from '../core/decision/decision.js';
import type { Outreach, OutreachState } from '../core/outreach/outreach.js';
import { type CallOutcome, readCallOutcome } from '../core/response/read-reply.js';
import type { CustomerResponse } from '../core/response/response.js';
import { AppError } from './errors.js';
import { AuditLog } from './ports/audit-log.js';
import { BusinessRules } from './ports/business-rules.js';
import { Clock } from './ports/clock.js';
import { ContactLedger } from './ports/contact-ledger.js';
import { Ids } from './ports/ids.js';
import { ToldAnswers } from './ports/told-answers.js';

const DAY_MS = 86_400_000;

/** It has left the house, or may have: only then is there somebody who can say what came of it. */
const OUT: readonly OutreachState[] = ['handed', 'sent', 'delivered', 'unknown'];

type Said = { readonly outreach: Outreach; readonly json: unknown; readonly by: string };

/**
 * What came of a contact that we began, as who spoke with the customer tells it: a call of a call list, mostly. It is kept
 * where all answers are, so the next decision knows it: the last word counts. Told twice it counts once; what is told is on
 * record before anything else is done.
 */
@Injectable()
export class RecordOutcome {
  constructor(
    private readonly answers: ToldAnswers,
    private readonly ledger: ContactLedger,
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
    const contact = (await this.ledger.rowsOf(customerId)).find((row) => row.outreachId === outreach.id);
    return this.answers.tell(this.responseOf(outreach, outcome, at, by), contact);
  }

  private responseOf(outreach: Outreach, said: CallOutcome, at: Date, by: string): CustomerResponse {
    const { publicId, runId, customerId, campaignId, ruleId, offerId, channel } = outreach;
    const { kind: outcome, reason = null, callBackAt, request } = said;
    return {
      id: `${publicId}|said`,
      ...{ customerId, campaignId, ruleId, offerId, channel },
      decisionId: this.ids.publicId('dec', decisionIdOf(runId, customerId)),
      ...{ outcome, reason, at, by },
      ...(callBackAt === undefined ? {} : { callBackAt }),
      ...(request === undefined ? {} : { request }),
    };
  }
}

function no(code: AppError['code'], word: string, params: Readonly<Record<string, string>>): AppError {
  return new AppError(code, word, [{ path: '$', code: word, params }]);
}
