import { Injectable } from '@nestjs/common';
import type { Offered, PromptDecision } from '../core/decision/decision.js';
import { presentation } from '../core/decision/live/prompt.js';
import type { Refusal } from '../core/policy/refusal.js';
import { emergencyRefusals } from '../core/policy/stages/emergency.js';
import { CALLED_BACK } from '../core/response/call-back.js';
import { type Reply, readReply } from '../core/response/read-reply.js';
import type { CustomerResponse } from '../core/response/response.js';
import { AppError } from './errors.js';
import { AuditLog } from './ports/audit-log.js';
import { BusinessRules } from './ports/business-rules.js';
import { Clock } from './ports/clock.js';
import { ContactLedger } from './ports/contact-ledger.js';
import { LivePortfolio } from './ports/live-portfolio.js';
import { StillOffered } from './ports/still-offered.js';
import { ToldAnswers } from './ports/told-answers.js';

const DAY_MS = 86_400_000;

/** `refused`: it may not be put before the customer (any more); whose reservation took the place is in the refusals. */
export type ReplyEnd =
  | { readonly kind: 'recorded'; readonly response: CustomerResponse }
  | { readonly kind: 'refused'; readonly refusals: readonly Refusal[] };

type Said = { readonly prompt: PromptDecision; readonly json: unknown; readonly by: string };
type Answer = {
  readonly prompt: PromptDecision;
  readonly offered: Offered;
  readonly reply: Reply;
  readonly by: string;
};

/**
 * What came of an offer that a prompt made. Presenting it is the contact: it takes the place in the ledger, or may not. Only
 * what was presented has an answer; the last word is the answer. Told twice it counts once; what is told is on record before
 * anything else is done.
 */
@Injectable()
export class RecordReply {
  constructor(
    private readonly answers: ToldAnswers,
    private readonly offered: StillOffered,
    private readonly ledger: ContactLedger,
    private readonly portfolio: LivePortfolio,
    private readonly rules: BusinessRules,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async run({ prompt, json, by }: Said): Promise<ReplyEnd> {
    const at = this.clock.now();
    const latest = new Date(at.getTime() + this.rules.retry.callBackWithinDays * DAY_MS);
    const read = readReply(json, { reasons: this.rules.reasons, now: at, latest });
    if (!read.ok) throw new AppError('INVALID_INPUT', 'no reply that is known', read.problems);
    const reply = read.value;
    const offers = prompt.outcome.kind === 'offered' ? prompt.outcome.offers : [];
    const offered = offers.find(({ ruleId }) => ruleId === reply.ruleId);
    if (!offered) throw no('NOT_FOUND', 'REPLY_RULE_NOT_OFFERED', { rule: reply.ruleId });
    const answer = { prompt, offered, reply, by };
    const entry = { at: this.clock.system(), actor: by, action: `reply.${reply.kind}`, subject: prompt.customerId };
    await this.audit.record({ ...entry, detail: { decision: prompt.publicId, rule: offered.ruleId } });
    const refusals = reply.kind === 'presented' ? await this.present(answer, at) : [];
    if (refusals.length > 0) return { kind: 'refused', refusals };
    if (reply.kind !== 'presented') await this.mayAnswer(answer, at);
    const contact = reply.kind === 'presented' ? undefined : presentation(prompt, offered, at);
    return { kind: 'recorded', response: await this.answers.tell(responseOf(answer, at), contact) };
  }

  private async present({ prompt, offered }: Answer, at: Date): Promise<readonly Refusal[]> {
    const { customerId, facts } = prompt;
    const row = presentation(prompt, offered, at);
    if (await this.isPresented(customerId, row.outreachId)) return [];
    if (at >= offered.expiresAt) throw no('WRONG_STATE', 'REPLY_OFFER_ENDED', { at: offered.expiresAt.toISOString() });
    const live = await this.portfolio.at(at);
    const { stops = [] } = live.decision;
    const orgNode = typeof facts.orgNode === 'string' ? facts.orgNode : null;
    const of = { channel: row.channel, campaignId: offered.campaignId, offerId: offered.offerId, orgNode };
    const stopped = emergencyRefusals(stops, of, this.rules.organisation);
    if (stopped.length > 0) return stopped;
    const gone = await this.offered.refusals({ ...of, customerId, channel: prompt.prompt.place }, at);
    if (gone.length > 0) return gone;
    // The call that was promised is this one.
    await this.ledger.keepPromise(row, CALLED_BACK);
    const place = await this.ledger.reserve(row, live.caps, at);
    if (place.kind === 'refused') return place.refusals;
    await this.ledger.markSent(customerId, row.outreachId, at);
    return [];
  }

  private async isPresented(customerId: string, outreachId: string): Promise<boolean> {
    const rows = await this.ledger.rowsOf(customerId);
    return rows.some((row) => row.outreachId === outreachId && (row.status === 'sent' || row.status === 'delivered'));
  }

  /** Who would not hear of it at all, or does not answer, says nothing of the offer itself. */
  private async mayAnswer({ prompt, offered, reply }: Answer, at: Date): Promise<void> {
    if (reply.kind === 'refused-to-handle' || reply.kind === 'no-answer') return;
    const { outreachId } = presentation(prompt, offered, at);
    if (!(await this.isPresented(prompt.customerId, outreachId))) {
      throw no('WRONG_STATE', 'REPLY_NOT_PRESENTED', { rule: offered.ruleId });
    }
  }
}

function responseOf({ prompt, offered, reply, by }: Answer, at: Date): CustomerResponse {
  const { campaignId, ruleId, offerId } = offered;
  const { kind: outcome, reason = null, callBackAt, request } = reply;
  // Presenting is done once, before there is a word on it.
  const [of, told] = outcome === 'presented' ? ['presented', undefined] : ['said', request];
  return {
    id: [prompt.id, campaignId, ruleId, of].join('|'),
    ...{ customerId: prompt.customerId, decisionId: prompt.publicId, campaignId, ruleId, offerId },
    ...{ channel: prompt.prompt.place, outcome, reason, at, by },
    ...(callBackAt === undefined ? {} : { callBackAt }),
    ...(told === undefined ? {} : { request: told }),
  };
}

function no(code: AppError['code'], word: string, params: Readonly<Record<string, string>>): AppError {
  const path = word === 'REPLY_RULE_NOT_OFFERED' ? '$.ruleId' : '$';
  return new AppError(code, word, [{ path, code: word, params }]);
}
