import { Injectable } from '@nestjs/common';
import { campaignsOf, type Run } from '../core/campaign/run.js';
import { factsOf } from '../core/condition/condition.js';
import type { Truth } from '../core/condition/evaluate-condition.js';
import { isHeldOut } from '../core/decision/conclude.js';
import { decide } from '../core/decision/decide.js';
import type { CandidateRecord, Decision } from '../core/decision/decision.js';
import { decisionFrame, matchedRule } from '../core/decision/decision-frame.js';
import { audiencePack } from '../core/decision/run/audience.js';
import type { FactSheet } from '../core/facts/fact-sheet.js';
import { isContactFact } from '../core/facts/identity/contact-state.js';
import type { Day } from '../core/kit/day.js';
import { PLACES } from '../core/kit/hash.js';
import type { Words } from '../core/kit/locale.js';
import { dayIn } from '../core/kit/zone.js';
import { contactFactsOf } from '../core/policy/contacts/contact-facts.js';
import { holdoutRefusals } from '../core/policy/stages/holdout.js';
import { howFar } from '../core/rules/distance/how-far.js';
import type { Spreads } from '../core/rules/distance/nearest.js';
import { profiledSpreads, spreadsOf } from '../core/rules/distance/spread.js';
import { type Explained, explainRule, missingFacts } from '../core/rules/explain.js';
import { type CompiledRule, compilePack } from '../core/rules/program.js';
import { readRulePack } from '../core/rules/read-rule-pack.js';
import type { RuleVersion, RuleVersionRef } from '../core/rules/rule-pack.js';
import { howFarWords, type WordedHowFar } from '../core/words/distance.js';
import { explainedWords, type Worded } from '../core/words/fact-words.js';
import { refusalNames } from '../core/words/names/refusal-names.js';
import { refusalWords } from '../core/words/names/refusal-words.js';
import { AppError } from './errors.js';
import { AuditLog } from './ports/audit-log.js';
import { BusinessRules } from './ports/business-rules.js';
import { CampaignStore } from './ports/campaign-store.js';
import { Clock } from './ports/clock.js';
import { ContactLedger } from './ports/contact-ledger.js';
import { pastNow } from './ports/customer-pasts.js';
import { CustomersNow } from './ports/customers-now.js';
import { FactBlocks } from './ports/fact-blocks.js';
import { FactProfileStore } from './ports/fact-profile-store.js';
import { OfferStore } from './ports/offer-store.js';
import { PlanStore } from './ports/plan-store.js';
import { ResponseCounts } from './ports/response-counts.js';
import { RulePackStore } from './ports/rule-pack-store.js';
import { RunAudit, type Trace } from './ports/run-audit.js';
import { RunCopyStore } from './ports/run-copy-store.js';
import { RunStore } from './ports/run-store.js';

/** Runs looked through for the newest that used the rule, where the question names none. */
const RUNS_LOOKED_AT = 100;

export type CustomerQuestion = {
  readonly customerId: string;
  readonly ruleId: string;
  readonly pack?: string;
  readonly runId?: string;
  /** A pack that is not stored: the rule is asked of it, with today's values. */
  readonly content?: unknown;
  readonly by: string;
};

/** Why a customer did, or did not, get what a rule offers. */
export type ExplainedCustomer = {
  readonly customerId: string;
  readonly ruleId: string;
  readonly ruleTitle: Words;
  readonly ruleVersion: RuleVersionRef;
  /** Other packs that have a rule of this id now, where the question named no pack. */
  readonly alsoIn: readonly string[];
  /** The run that is explained; null if the rule never ran. */
  readonly runId: string | null;
  /** Whether the values are those the run saw, or today's. */
  readonly factsFrom: 'run' | 'today';
  /** The business instant of the values. */
  readonly asOf: Date;
  readonly matched: Truth;
  /** The rule, condition by condition, with both of the values each compared, in words too. */
  readonly conditions: Worded;
  /** Whom the run's campaign is for, condition by condition; null where there is no run, or where it is for everybody. */
  readonly audience: Worded | null;
  readonly missing: readonly string[];
  /** The smallest change with which the rule would match; null where it does, or where nothing would do. */
  readonly howFar: WordedHowFar | null;
  /** Where the rule's candidate left; null if it is scheduled, or if nothing matched or was decided. */
  readonly left: CandidateRecord['left'];
  readonly reasons: readonly Words[];
  readonly decision: Decision | null;
  /** Whether it is the document of then, or worked out again for a customer who has none. */
  readonly trace: Trace | null;
};

/** `campaignId` is the one of the run that has the rule; null without a run. */
type Asked = {
  readonly version: RuleVersion;
  readonly rule: CompiledRule;
  readonly run: Run | null;
  readonly campaignId: string | null;
};
type Seen = Pick<ExplainedCustomer, 'factsFrom' | 'asOf'> & { readonly sheet: FactSheet };

/** Explains one customer and one rule, from the run's own facts where they are kept. The look-up is recorded first. */
@Injectable()
export class ExplainCustomer {
  constructor(
    private readonly packs: RulePackStore,
    private readonly runs: RunStore,
    private readonly copies: RunCopyStore,
    private readonly facts: FactBlocks,
    private readonly recorded: RunAudit,
    private readonly offers: OfferStore,
    private readonly rules: BusinessRules,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    private readonly campaigns: CampaignStore,
    private readonly profiles: FactProfileStore,
    private readonly ledger: ContactLedger,
    private readonly responses: ResponseCounts,
    private readonly plans: PlanStore,
    private readonly customers: CustomersNow,
  ) {}

  async run(question: CustomerQuestion): Promise<ExplainedCustomer> {
    const { customerId, ruleId, by } = question;
    const entry = { at: this.clock.system(), actor: by, action: 'customer.explain', subject: customerId };
    await this.audit.record({ ...entry, detail: { rule: ruleId } });
    const asked = await this.askedRule(question);
    const seen = await this.factsOf(customerId, asked.run);
    const today = dayIn(this.rules.policy.operatorZone, seen.asOf);
    const conditions = explainRule(asked.rule, seen.sheet, today);
    const { decision = null, trace = null } = (asked.run && (await this.recorded.find(asked.run.id, customerId))) ?? {};
    const isAsked = (one: CandidateRecord) =>
      one.ruleId === ruleId && (one.campaignId ?? asked.campaignId) === asked.campaignId;
    const candidate = decision?.candidates.find(isAsked) ?? null;
    const audience = await this.audienceOf(asked.campaignId, seen.sheet, today);
    const open = conditions.truth === 'true' && !decision && (audience?.truth ?? 'true') === 'true';
    const left = candidate ? candidate.left : open ? await this.wouldLeave(customerId, asked, seen) : null;
    return {
      customerId,
      ruleId,
      ruleTitle: asked.rule.rule.title,
      ruleVersion: { pack: asked.version.pack, version: asked.version.version },
      alsoIn: await this.othersWith(question, asked.version.pack),
      runId: asked.run?.id ?? null,
      factsFrom: seen.factsFrom,
      asOf: seen.asOf,
      matched: conditions.truth,
      conditions: explainedWords(conditions, this.rules.catalogue, seen.sheet),
      audience: audience && explainedWords(audience, this.rules.catalogue, seen.sheet),
      missing: missingFacts(conditions),
      howFar: conditions.truth === 'true' ? null : await this.howFar(asked.rule, seen, today),
      left,
      reasons: left === null ? [] : await this.reasonsOf(left, seen.sheet),
      decision,
      trace,
    };
  }

  private async reasonsOf({ refusals }: NonNullable<CandidateRecord['left']>, { currency = null }: FactSheet) {
    const names = refusalNames(this.rules, { offers: await this.offers.list() });
    return refusals.map((refusal) => refusalWords(refusal, names, currency));
  }

  /** The rule as the run had it, where there is a run; else as it is now. */
  private async askedRule(question: CustomerQuestion): Promise<Asked> {
    if (question.content !== undefined) return this.ruleOfDraft(question.content, question.ruleId);
    for (const run of await this.runsToAsk(question)) {
      const found = await this.ruleOfRun(run, question);
      if (found) return found;
    }
    const newest = question.runId === undefined ? await this.packs.list() : [];
    for (const version of newest.filter(({ pack }) => pack === (question.pack ?? pack))) {
      const found = this.ruleIn(version, question.ruleId);
      if (found) return { ...found, run: null, campaignId: null };
    }
    throw this.unknown('RULE_NOT_FOUND', { rule: question.ruleId });
  }

  private async othersWith({ ruleId, pack, content }: CustomerQuestion, taken: string): Promise<readonly string[]> {
    if (pack !== undefined || content !== undefined) return [];
    const having = (await this.packs.list()).filter((one) => one.content.rules.some(({ id }) => id === ruleId));
    return having.flatMap((one) => (one.pack === taken ? [] : [one.pack])).sort();
  }

  private async ruleOfDraft(json: unknown, ruleId: string): Promise<Asked> {
    const { catalogue, levers, lists } = this.rules;
    const offerIds = (await this.offers.list()).map(({ id }) => id);
    const read = readRulePack(json, catalogue, { levers, lists, offerIds });
    if (!read.ok) throw new AppError('INVALID_INPUT', 'the rule pack cannot be used', read.problems);
    const stored = { version: 0, hash: '', createdAt: this.clock.now(), createdBy: '' };
    const found = this.ruleIn({ ...stored, pack: read.value.pack, content: read.value }, ruleId);
    if (found === null) throw this.unknown('RULE_NOT_FOUND', { rule: ruleId });
    return { ...found, run: null, campaignId: null };
  }

  /** Of a run of all campaigns, by the first that has it. */
  private async ruleOfRun(run: Run, { ruleId, pack }: CustomerQuestion): Promise<Asked | null> {
    for (const { campaignId, ruleVersion } of campaignsOf(run)) {
      if (ruleVersion.pack !== (pack ?? ruleVersion.pack)) continue;
      const found = this.ruleIn(await this.packs.find(ruleVersion), ruleId);
      if (found) return { ...found, run, campaignId };
    }
    return null;
  }

  private async audienceOf(campaignId: string | null, sheet: FactSheet, today: Day): Promise<Explained | null> {
    const campaign = campaignId === null ? null : await this.campaigns.find(campaignId);
    const { catalogue, lists } = this.rules;
    const members = audiencePack(campaign?.audience);
    const [audience] = members === null ? [] : compilePack(members, catalogue, lists).rules;
    return audience === undefined ? null : explainRule(audience, sheet, today);
  }

  private async runsToAsk({ runId, pack }: CustomerQuestion): Promise<readonly Run[]> {
    if (runId === undefined) {
      const runs = await this.runs.list({ limit: RUNS_LOOKED_AT });
      return runs.filter((run) =>
        campaignsOf(run).some(({ ruleVersion }) => ruleVersion.pack === (pack ?? ruleVersion.pack)),
      );
    }
    const run = await this.runs.find(runId);
    if (!run) throw this.unknown('RUN_NOT_FOUND', { run: runId });
    return [run];
  }

  private ruleIn(version: RuleVersion | null, ruleId: string): Pick<Asked, 'version' | 'rule'> | null {
    if (!version?.content.rules.some(({ id }) => id === ruleId)) return null;
    const { catalogue, lists } = this.rules;
    const rule = compilePack(version.content, catalogue, lists).rules.find((one) => one.rule.id === ruleId);
    return rule ? { version, rule } : null;
  }

  private async factsOf(customerId: string, run: Run | null): Promise<Seen> {
    const kept = run && (await this.copies.sheetOf(run.id, customerId));
    if (run && kept) return { sheet: kept, factsFrom: 'run', asOf: run.cutOff };
    const now = this.clock.now();
    const sheet = await this.facts.sheetOf(customerId, now);
    if (!sheet) throw this.unknown('CUSTOMER_NOT_FOUND', { customer: customerId });
    const contacts = contactFactsOf(await this.ledger.rowsOf(customerId), now);
    return { sheet: { ...sheet, ...contacts }, factsFrom: 'today', asOf: now };
  }

  /** Nothing was decided: where the rule's candidate would leave by what can be known without asking the caps. */
  private async wouldLeave(
    customerId: string,
    { version, rule, campaignId }: Asked,
    { sheet, asOf, factsFrom }: Seen,
  ): Promise<CandidateRecord['left']> {
    const offer = await this.offers.find(rule.rule.event.params.offerId);
    const learnt = await this.responses.learntAt(await this.offers.list(), asOf, this.rules.arbitration);
    const frame = decisionFrame(this.rules, offer ? [offer] : [], asOf, learnt);
    const campaign = campaignId === null ? null : await this.campaigns.find(campaignId);
    const { pack, createdAt: activatedAt } = version;
    // A pack that was copied has no file: what its plan says is in its campaign, and without one in the plan.
    const { suppression = this.rules.suppressions.get(pack) } =
      (campaign ? campaign.plan : await this.plans.find(pack)) ?? {};
    const campaigning = { campaignId: campaignId ?? pack, activatedAt, control: campaign?.control, suppression };
    const ruleVersion = { pack, version: version.version };
    const matches = [{ ...matchedRule(rule.rule, campaigning), ruleVersion }];
    const { customers, ledger } = this;
    // Of what a run knew of the past only its facts are kept.
    const past = factsFrom === 'run' ? {} : await pastNow({ customers, ledger }, { customerId, sheet, matches }, frame);
    const plan = decide(matches, { customerId, sheet, ...past }, frame);
    const [first] = plan.ranked;
    if (first?.assignment && isHeldOut(first)) {
      return { stage: 'holdout', refusals: holdoutRefusals(first.assignment) };
    }
    if (first?.answer.kind === 'refused') return { stage: 'timing', refusals: first.answer.refusals };
    return plan.left[0]?.left ?? null;
  }

  private async howFar({ condition }: CompiledRule, { sheet, asOf }: Seen, today: Day): Promise<WordedHowFar | null> {
    const { catalogue } = this.rules;
    const spreads = await this.spreads(factsOf(condition), asOf);
    const far = howFar(condition, sheet, catalogue, { today, spreads });
    return far && howFarWords(far, catalogue, sheet);
  }

  /** How widely the facts lie over the base: as it was profiled, else by the first block, which is a sample of it. */
  private async spreads(facts: readonly string[], asOf: Date): Promise<Spreads> {
    const profile = await this.profiles.newest(this.rules.modelsHash);
    if (profile !== null) return profiledSpreads(profile.facts);
    const asked = facts.filter((fact) => !isContactFact(fact));
    for await (const block of this.facts.read({ from: 0, to: PLACES }, asked, asOf)) return spreadsOf(block);
    return new Map();
  }

  private unknown(word: string, params: Readonly<Record<string, string>>): AppError {
    return new AppError('NOT_FOUND', `${word}: ${Object.values(params).join(' ')}`, [
      { path: '$', code: word, params },
    ]);
  }
}
