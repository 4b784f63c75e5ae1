import { Injectable } from '@nestjs/common';
import { decide, type Plan, type Standing } from '../core/decision/decide.js';
import type { PromptDecision } from '../core/decision/decision.js';
import { type CapLook, concludePrompt } from '../core/decision/live/conclude-prompt.js';
import { frameAt, type LiveFrame, liveMatches } from '../core/decision/live/live-frame.js';
import { isSameAsking, promptContact, promptIdOf, putOf } from '../core/decision/live/prompt.js';
import { type PromptAsking, promptDecision, type Telling } from '../core/decision/live/prompt-decision.js';
import { householdOf, partyOf } from '../core/decision/rounds/standee.js';
import { namelessValues, templatesOf } from '../core/delivery/message.js';
import { writeMessage } from '../core/delivery/write-message.js';
import type { FactSheet } from '../core/facts/fact-sheet.js';
import { localeOf } from '../core/kit/locale.js';
import { lookInBooks, ownRows } from '../core/policy/cap/contact-books.js';
import { withContactFacts } from '../core/policy/contacts/contact-facts.js';
import type { Refusal } from '../core/policy/refusal.js';
import { NO_FRAME } from '../core/policy/sender/sender-rules.js';
import { explainRule } from '../core/rules/explain.js';
import { becauseWords } from '../core/words/prompt-words.js';
import { AppError } from './errors.js';
import { AuditLog } from './ports/audit-log.js';
import { BusinessRules } from './ports/business-rules.js';
import { Clock } from './ports/clock.js';
import { ContactLedger } from './ports/contact-ledger.js';
import { type KnownBeside, LOOKED_BACK_MS, pastOf } from './ports/customer-pasts.js';
import { CustomerStore } from './ports/customer-store.js';
import { type CustomerNow, CustomersNow } from './ports/customers-now.js';
import { Ids } from './ports/ids.js';
import { LivePortfolio } from './ports/live-portfolio.js';
import { PromptStore } from './ports/prompt-store.js';
import { Templates } from './ports/templates.js';

type Known = CustomerNow & { readonly customerId: string };

/**
 * The next best offers for a customer who has come to us, by the very funnel that runs go through. One document is written,
 * and nothing is reserved: what the caps would say now is looked up. The same request again is answered the same.
 */
@Injectable()
export class AskPrompt {
  constructor(
    private readonly portfolio: LivePortfolio,
    private readonly customers: CustomersNow,
    private readonly records: CustomerStore,
    private readonly ledger: ContactLedger,
    private readonly prompts: PromptStore,
    private readonly templates: Templates,
    private readonly rules: BusinessRules,
    private readonly audit: AuditLog,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  async run(asked: PromptAsking): Promise<PromptDecision> {
    const at = this.clock.now();
    const live = await this.portfolio.at(at);
    const known = await this.known(asked, live, at);
    const { customerId } = known;
    const asking = { ...asked, customerId };
    const frame = frameAt(live, asking.place, at);
    const id = promptIdOf(asking.request);
    const beside = await this.beside(known);
    const sheet = withContactFacts(known.sheet, beside.contacts, { runId: id, at });
    const matches = liveMatches(live, sheet);
    const past = pastOf({ customerId, sheet, matches }, beside, frame, id);
    const plan = decide(matches, { customerId, decisionId: id, sheet, ...past }, frame);
    const caps = await this.look(plan, known, asking, live, at);
    const end = concludePrompt(plan, caps, asking.limit);
    const prompt = promptDecision({
      ...{ asking, at, sheet, matches, plan, end, leftOut: live.leftOut },
      publicId: this.ids.publicId('dec', id),
      askedAt: this.clock.system(),
      tell: (standing) => this.tell(standing, asking, sheet, live, plan),
    });
    const before = await this.prompts.enter(prompt);
    if (before === null) return prompt;
    if (isSameAsking(before, asking)) return before;
    const { request } = asking;
    const problem = { path: '$.request', code: 'PROMPT_REQUEST_REUSED', params: { request } };
    throw new AppError('CONFLICT', 'the request id was used for another asking', [problem]);
  }

  /** Whom an id is of: who was merged away is asked for under the other's. */
  private async known({ customerId, by }: PromptAsking, { facts }: LiveFrame, asOf: Date): Promise<Known> {
    const span = { asOf, since: new Date(asOf.getTime() - LOOKED_BACK_MS) };
    const found = await this.customers.find(customerId, facts, span);
    if (found !== null) return { ...found, customerId };
    const owner = await this.records.answersFor(customerId);
    const owners = owner && (await this.customers.find(owner, facts, span));
    if (owner !== null && owners) return { ...owners, customerId: owner };
    const entry = { at: this.clock.system(), actor: by, action: 'prompt.ask', subject: customerId };
    await this.audit.record({ ...entry, detail: { found: false } });
    const problem = { path: '$.customerId', code: 'PROMPT_CUSTOMER_UNKNOWN' };
    throw new AppError('NOT_FOUND', 'no such customer', [problem]);
  }

  private async beside({ customerId, answered, sharers, books }: Known): Promise<KnownBeside> {
    const contacts = ownRows(books, customerId) ?? (await this.ledger.rowsOf(customerId));
    return { answered, sharers, contacts };
  }

  /** By the books that were read; who moved between households has one more, and the ledger is asked. */
  private async look(
    { ranked, zone: { zone } }: Plan,
    { customerId, sheet, books }: Known,
    { request, place }: PromptAsking,
    { caps }: LiveFrame,
    at: Date,
  ): Promise<CapLook> {
    const whose = { householdId: householdOf(sheet), partyId: partyOf(sheet) };
    const meeting = { promptId: promptIdOf(request), place, ...whose, customerId, zone, decidedAt: at, at };
    const looked = new Map<Standing, readonly Refusal[]>();
    for (const standing of ranked) {
      const row = promptContact(putOf(standing), meeting);
      const [asked] = [lookInBooks(books, row, caps, at) ?? (await this.ledger.look([row], caps, at))[0]];
      looked.set(standing, asked?.kind === 'refused' ? asked.refusals : []);
    }
    return looked;
  }

  private tell(
    { offer, campaignId, ruleId }: Standing,
    { customerId, place }: PromptAsking,
    sheet: FactSheet,
    { version, rules, today }: LiveFrame,
    { zone: { zone } }: Plan,
  ): Telling {
    const { catalogue } = this.rules;
    const { preferredLanguage } = sheet;
    const locale = localeOf(typeof preferredLanguage === 'string' ? preferredLanguage : undefined);
    const wording = templatesOf(offer, place, locale);
    const values = namelessValues(customerId, offer, locale, zone);
    // Who has come to us knows who we are, and needs no way out.
    const message = wording && writeMessage(wording, values, NO_FRAME, this.templates);
    const rule = version?.pack.rules[rules.findIndex((one) => one.campaignId === campaignId && one.rule.id === ruleId)];
    return {
      said: message?.ok ? { locale, ...message.value } : null,
      because: rule ? becauseWords(explainRule(rule, sheet, today), catalogue, sheet) : [],
    };
  }
}
