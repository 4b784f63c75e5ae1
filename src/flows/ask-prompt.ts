import { Injectable } from '@nestjs/common';
import { decide, type Plan, type Standing } from '../core/decision/decide.js';
import type { PromptDecision } from '../core/decision/decision.js';
import type { DecisionFrame } from '../core/decision/decision-frame.js';
import type { FramedRule } from '../core/decision/frame/rule-places.js';
import { type CapLook, concludePrompt } from '../core/decision/live/conclude-prompt.js';
import { frameAt, type LiveFrame, liveMatches } from '../core/decision/live/live-frame.js';
import { isSameAsking, promptContact, promptIdOf, putOf } from '../core/decision/live/prompt.js';
import { type PromptAsking, promptDecision, type Telling } from '../core/decision/live/prompt-decision.js';
import { householdOf } from '../core/decision/rounds/standee.js';
import type { CustomerPast } from '../core/decision/run/customer-past.js';
import { namelessValues, oneLine, templatesOf } from '../core/delivery/message.js';
import type { FactSheet } from '../core/facts/fact-sheet.js';
import { localeOf } from '../core/kit/locale.js';
import { explainRule } from '../core/rules/explain.js';
import { becauseWords } from '../core/words/prompt-words.js';
import { AppError } from './errors.js';
import { AuditLog } from './ports/audit-log.js';
import { BusinessRules } from './ports/business-rules.js';
import { Clock } from './ports/clock.js';
import { ContactLedger } from './ports/contact-ledger.js';
import { CustomerPasts } from './ports/customer-pasts.js';
import { CustomerStore } from './ports/customer-store.js';
import { FactBlocks } from './ports/fact-blocks.js';
import { Ids } from './ports/ids.js';
import { LivePortfolio } from './ports/live-portfolio.js';
import { PromptStore } from './ports/prompt-store.js';
import { Templates } from './ports/templates.js';

type Known = { readonly customerId: string; readonly sheet: FactSheet };

/**
 * The next best offers for a customer who has come to us, by the very funnel that runs go through. One document is written,
 * and nothing is reserved: what the caps would say now is looked up. The same request again is answered the same.
 */
@Injectable()
export class AskPrompt {
  constructor(
    private readonly portfolio: LivePortfolio,
    private readonly facts: FactBlocks,
    private readonly customers: CustomerStore,
    private readonly pasts: CustomerPasts,
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
    const { customerId, sheet } = await this.known(asked, live, at);
    const asking = { ...asked, customerId };
    const frame = frameAt(live, asking.place, at);
    const matches = liveMatches(live, sheet);
    const id = promptIdOf(asking.request);
    const past = await this.pastOf({ customerId, sheet }, matches, frame, id);
    const plan = decide(matches, { customerId, sheet, ...past }, frame);
    const caps = await this.look(plan, { customerId, sheet }, asking, live, at);
    const end = concludePrompt(plan, caps, asking.limit);
    const prompt = promptDecision({
      ...{ asking, at, sheet, matches, plan, end },
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
  private async known({ customerId, by }: PromptAsking, { facts }: LiveFrame, at: Date): Promise<Known> {
    const sheet = await this.facts.sheetOf(customerId, at, facts);
    if (sheet !== null) return { customerId, sheet };
    const owner = await this.customers.answersFor(customerId);
    const owners = owner && (await this.facts.sheetOf(owner, at, facts));
    if (owner !== null && owners) return { customerId: owner, sheet: owners };
    const entry = { at: this.clock.system(), actor: by, action: 'prompt.ask', subject: customerId };
    await this.audit.record({ ...entry, detail: { found: false } });
    const problem = { path: '$.customerId', code: 'PROMPT_CUSTOMER_UNKNOWN' };
    throw new AppError('NOT_FOUND', 'no such customer', [problem]);
  }

  private async pastOf(
    { customerId, sheet }: Known,
    matches: readonly FramedRule[],
    frame: DecisionFrame,
    id: string,
  ): Promise<CustomerPast> {
    if (matches.length === 0) return {};
    const [past] = await this.pasts.of([{ index: 0, customerId, sheet, matches }], frame, id);
    return past?.[1] ?? {};
  }

  private async look(
    { ranked, zone: { zone } }: Plan,
    { customerId, sheet }: Known,
    { request, place }: PromptAsking,
    { caps }: LiveFrame,
    at: Date,
  ): Promise<CapLook> {
    if (ranked.length === 0) return new Map();
    const householdId = householdOf(sheet);
    const meeting = { promptId: promptIdOf(request), place, householdId, customerId, zone, decidedAt: at, at };
    const rows = ranked.map((standing) => promptContact(putOf(standing), meeting));
    const answers = await this.ledger.look(rows, caps, at);
    return new Map(
      ranked.map((standing, index) => {
        const answer = answers[index];
        return [standing, answer?.kind === 'refused' ? answer.refusals : []];
      }),
    );
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
    const body = wording && this.templates.render(wording.body, values);
    const subject = wording?.subject ? this.templates.render(wording.subject, values) : null;
    const title = subject?.ok ? oneLine(subject.value) : null;
    const rule = version?.pack.rules[rules.findIndex((one) => one.campaignId === campaignId && one.rule.id === ruleId)];
    return {
      said: body?.ok ? { locale, subject: title, body: body.value.trim() } : null,
      because: rule ? becauseWords(explainRule(rule, sheet, today), catalogue, sheet) : [],
    };
  }
}
