import { Injectable } from '@nestjs/common';
import type { Words } from '../core/kit/locale.js';
import { ID_LENGTH } from '../core/kit/plain-id.js';
import type { Offer } from '../core/offer/offer.js';
import { writeOffer } from '../core/offer/offer-life.js';
import { canonicalJson } from '../core/rules/canonical-json.js';
import { readRulePack } from '../core/rules/read-rule-pack.js';
import type { Rule, RulePack, RuleVersion } from '../core/rules/rule-pack.js';
import { AppError } from './errors.js';
import { AuditLog } from './ports/audit-log.js';
import { BusinessRules } from './ports/business-rules.js';
import { Clock } from './ports/clock.js';
import { Ids } from './ports/ids.js';
import { OfferStore } from './ports/offer-store.js';
import { PlanStore } from './ports/plan-store.js';
import { RulePackStore } from './ports/rule-pack-store.js';

/**
 * shared: the copy makes the offers of the pack it is of, as they are. own: it has drafts of its own, which are written and
 * approved before anything goes out.
 */
export const COPIED_OFFERS = ['shared', 'own'] as const;

export type PackCopy = {
  readonly of: string;
  readonly pack: string;
  /** Absent: that of the original. */
  readonly title?: Words;
  readonly offers: (typeof COPIED_OFFERS)[number];
  readonly by: string;
};

export type CopiedPack = {
  readonly version: RuleVersion;
  readonly hasPlan: boolean;
  /** Which offers were copied, and as what. */
  readonly offers: readonly { readonly of: string; readonly id: string }[];
};

/**
 * Copies the newest version of a pack under a name of its own, with its plan and, where asked, its offers: a draft that no
 * campaign runs. The pack comes last: what a crash leaves before it is used by nothing, and the copy may be made again.
 */
@Injectable()
export class CopyRulePack {
  constructor(
    private readonly packs: RulePackStore,
    private readonly plans: PlanStore,
    private readonly offers: OfferStore,
    private readonly rules: BusinessRules,
    private readonly ids: Ids,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async run({ of, pack, title, offers: which, by }: PackCopy): Promise<CopiedPack> {
    const { content } = await this.original(of, pack);
    const all = await this.offers.list();
    const copies = which === 'own' ? copiesOf(content, all, pack) : new Map<string, Offer>();
    const rules = content.rules.map((rule) => offering(rule, copies));
    const copied: RulePack = { ...content, pack, title: title ?? content.title, rules };
    const { catalogue, levers, lists } = this.rules;
    const read = readRulePack(copied, catalogue, { levers, lists, offers: [...all, ...copies.values()] });
    if (!read.ok) throw new AppError('INVALID_INPUT', `no copy ${pack} of ${of} can be`, read.problems);
    const entry = { at: this.clock.system(), actor: by, action: 'rules.copy', subject: pack };
    await this.audit.record({ ...entry, detail: { of, offers: which } });
    for (const offer of copies.values()) await this.write(offer, by);
    const plan = await this.plans.find(of);
    if (plan) await this.plans.save({ ...plan, pack });
    const hash = this.ids.hash(canonicalJson(read.value));
    const version = await this.packs.saveOver({ kind: 'nothing' }, read.value, hash, by, this.clock.now());
    if (version === null) throw taken(pack);
    const offers = [...copies].map(([original, { id }]) => ({ of: original, id }));
    return { version, hasPlan: plan !== null, offers };
  }

  private async original(of: string, pack: string): Promise<RuleVersion> {
    const [original, newest] = await Promise.all([this.packs.newest(of), this.packs.newest(pack)]);
    if (!original) {
      const problem = { path: '$.of', code: 'PACK_NOT_FOUND', params: { pack: of } };
      throw new AppError('NOT_FOUND', `no pack ${of}`, [problem]);
    }
    if (newest) throw taken(pack);
    return original;
  }

  private async write(offer: Offer, by: string): Promise<void> {
    const written = writeOffer(null, offer, by, this.clock.now());
    if (written.ok && (await this.offers.change(null, written.value))) return;
    const problem = { path: '$.pack', code: 'OFFER_CHANGED_MEANWHILE', params: { id: offer.id } };
    throw new AppError('CONFLICT', `offer ${offer.id}`, [problem]);
  }
}

function taken(pack: string): AppError {
  const problem = { path: '$.pack', code: 'PACK_ID_TAKEN', params: { pack } };
  return new AppError('CONFLICT', `there is a pack ${pack}`, [problem]);
}

/** A draft of each offer of a pack, by the id of the original. What they hang on among themselves, they hang on still. */
function copiesOf({ rules }: RulePack, all: readonly Offer[], pack: string): ReadonlyMap<string, Offer> {
  const used = new Set(rules.map(({ event }) => event.params.offerId));
  const taken = new Set(all.map(({ id }) => id));
  const originals = all.filter(({ id }) => used.has(id));
  const names = new Map<string, string>();
  for (const { id } of originals) {
    const name = freeName(`${id}-${pack}`, taken);
    taken.add(name);
    names.set(id, name);
  }
  return new Map(
    originals.map(({ life: _life, pilots: _pilots, after, ...offer }): [string, Offer] => {
      const needs = after?.map((one) => ({ ...one, offer: names.get(one.offer) ?? one.offer }));
      const id = names.get(offer.id) ?? offer.id;
      return [offer.id, { ...offer, id, state: 'design', ...(needs ? { after: needs } : {}) }];
    }),
  );
}

function freeName(wanted: string, taken: ReadonlySet<string>): string {
  for (let tries = 1; ; tries += 1) {
    const end = tries === 1 ? '' : `-${tries}`;
    const name = `${wanted.slice(0, ID_LENGTH - end.length).replace(/-+$/, '')}${end}`;
    if (!taken.has(name)) return name;
  }
}

function offering(rule: Rule, copies: ReadonlyMap<string, Offer>): Rule {
  const { params } = rule.event;
  const offerId = copies.get(params.offerId)?.id ?? params.offerId;
  return { ...rule, event: { ...rule.event, params: { ...params, offerId } } };
}
