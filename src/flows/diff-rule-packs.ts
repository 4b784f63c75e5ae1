import { Injectable } from '@nestjs/common';
import { ContactPhase } from '../core/decision/contact-phase.js';
import { PLACES } from '../core/kit/hash.js';
import { dayIn } from '../core/kit/zone.js';
import { type AudienceDiff, AudienceDiffCount } from '../core/rules/diff/audience-diff.js';
import { diffPacks, type PackDiff } from '../core/rules/diff/diff-packs.js';
import { CompiledVersions } from '../core/rules/guarded/compiled-versions.js';
import type { GuardedRules } from '../core/rules/guarded/guarded-rules.js';
import { readRulePack } from '../core/rules/read-rule-pack.js';
import type { RulePack } from '../core/rules/rule-pack.js';
import { AppError } from './errors.js';
import { AuditLog } from './ports/audit-log.js';
import { BusinessRules } from './ports/business-rules.js';
import { Clock } from './ports/clock.js';
import { ContactLedger } from './ports/contact-ledger.js';
import { FactBlocks } from './ports/fact-blocks.js';
import { OfferStore } from './ports/offer-store.js';
import { RulePackStore } from './ports/rule-pack-store.js';

/** One side of a comparison: a stored version, a pack that is not stored, or nothing: no rules yet, or none any more. */
export type PackSide = { readonly version: number } | { readonly content: unknown } | null;

export type PackComparison = {
  readonly pack: string;
  readonly before: PackSide;
  readonly after: PackSide;
  /** The share of the base to ask, from its first place on: 0 asks nobody, 1 everybody. */
  readonly share: number;
  readonly by: string;
};

export type ComparedPacks = PackDiff & { readonly audience: AudienceDiff | null };

/** A side with its rules, which are compiled only where the base is asked. */
type Side = { readonly content: RulePack; readonly rules: () => GuardedRules };

/** What two versions of a pack say differently, and whom of the base they choose differently as of now. */
@Injectable()
export class DiffRulePacks {
  constructor(
    private readonly rules: BusinessRules,
    private readonly packs: RulePackStore,
    private readonly offers: OfferStore,
    private readonly facts: FactBlocks,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    private readonly versions: CompiledVersions,
    private readonly ledger: ContactLedger,
  ) {}

  async run({ pack, before, after, share, by }: PackComparison): Promise<ComparedPacks> {
    const [old, now] = [await this.side(pack, before), await this.side(pack, after)];
    const audience = share > 0 ? await this.audience(old, now, share, by) : null;
    return { ...diffPacks(old.content, now.content), audience };
  }

  /** The ids among the samples are a look at people: on record before it happens. */
  private async audience(before: Side, after: Side, share: number, by: string): Promise<AudienceDiff> {
    const entry = { at: this.clock.system(), actor: by, action: 'rules.diff', subject: after.content.pack };
    await this.audit.record({ ...entry, detail: { share: String(share) } });
    const asOf = this.clock.now();
    const [old, now] = [before.rules(), after.rules()];
    const today = dayIn(this.rules.policy.operatorZone, asOf);
    const count = new AudienceDiffCount(old, now, today);
    const range = { from: 0, to: Math.ceil(PLACES * Math.min(share, 1)) };
    const terms = { catalogue: this.rules.catalogue, today, asOf, kernel: this.versions.kernel };
    const phase = new ContactPhase({ packs: [old.pack, now.pack], audience: null }, terms);
    for await (const block of this.facts.read(range, phase.recordFacts(count.facts), asOf)) {
      count.add(await this.ledger.complete(block, phase));
      await new Promise(setImmediate);
    }
    return count.result();
  }

  private async side(pack: string, side: PackSide): Promise<Side> {
    if (side === null) return this.unsaved({ pack, title: { 'zh-CN': pack, en: pack }, rules: [] });
    if ('content' in side) return this.unsaved(await this.checked(side.content));
    const version = await this.packs.find({ pack, version: side.version });
    if (version === null) throw new AppError('NOT_FOUND', `no such version: ${pack} ${side.version}`);
    return { content: version.content, rules: () => this.versions.of(version) };
  }

  private unsaved(content: RulePack): Side {
    return { content, rules: () => this.versions.unsaved(content) };
  }

  private async checked(content: unknown): Promise<RulePack> {
    const { catalogue, levers, lists } = this.rules;
    const offerIds = (await this.offers.list()).map(({ id }) => id);
    const read = readRulePack(content, catalogue, { levers, lists, offerIds });
    if (!read.ok) throw new AppError('INVALID_INPUT', 'the rule pack cannot be used', read.problems);
    return read.value;
  }
}
