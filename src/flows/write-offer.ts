import { Injectable } from '@nestjs/common';
import { offerTextProblems } from '../core/delivery/template-check.js';
import { isAsKnown, type Known } from '../core/kit/write/known.js';
import { type Offer, offerTag } from '../core/offer/offer.js';
import { writeOffer } from '../core/offer/offer-life.js';
import { checkOfferLinks, readOffer } from '../core/offer/read-offer.js';
import { compilePattern } from '../core/rules/regex.js';
import { AppError } from './errors.js';
import { AuditLog } from './ports/audit-log.js';
import { BusinessRules } from './ports/business-rules.js';
import { Clock } from './ports/clock.js';
import { OfferStore } from './ports/offer-store.js';
import { Templates } from './ports/templates.js';

export type WrittenOffer = {
  readonly id: string;
  readonly json: unknown;
  readonly by: string;
  /** What they began with: what somebody else wrote since is not written over. */
  readonly known: Known | null;
};

/** Creates an offer, or replaces the content of one that may be written still. What is wrong with it stores nothing. */
@Injectable()
export class WriteOffer {
  constructor(
    private readonly offers: OfferStore,
    private readonly rules: BusinessRules,
    private readonly templates: Templates,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async run({ id, json, by, known }: WrittenOffer): Promise<Offer> {
    const { catalogue, lists, products, priceLevers, policy } = this.rules;
    const names = {
      catalogue,
      lists,
      products,
      patterns: compilePattern,
      priceLevers: priceLevers.map((one) => one.id),
    };
    const read = readOffer(json, names);
    if (!read.ok) throw new AppError('INVALID_INPUT', `the offer ${id} cannot be used`, read.problems);
    if (read.value.id !== id) {
      const problem = { path: '$.id', code: 'FILE_NAME_DIFFERS', params: { id: read.value.id } };
      throw new AppError('INVALID_INPUT', `${read.value.id} is not ${id}`, [problem]);
    }
    const bad = offerTextProblems(read.value, { templates: this.templates, policy });
    if (bad.length > 0) throw new AppError('INVALID_INPUT', `texts of the offer ${id} cannot be used`, bad);
    const before = await this.offers.find(id);
    if (!isAsKnown(known, before && offerTag(before))) throw changedMeanwhile(id, known);
    const written = writeOffer(before, read.value, by, this.clock.now());
    if (!written.ok) throw new AppError('WRONG_STATE', `the offer ${id} is not to be written`, written.problems);
    await this.checkLinks(written.value);
    const entry = { at: this.clock.system(), actor: by, action: 'offer.write', subject: id };
    await this.audit.record({ ...entry, detail: { state: written.value.state } });
    if (!(await this.offers.change(before, written.value))) throw changedMeanwhile(id, known);
    return written.value;
  }

  private async checkLinks(offer: Offer): Promise<void> {
    const others = (await this.offers.list()).filter(({ id }) => id !== offer.id);
    const own = checkOfferLinks([...others, offer]).find(({ id }) => id === offer.id);
    if (own && !own.found.none) throw new AppError('INVALID_INPUT', `offer ${offer.id}`, own.found.all);
  }
}

function changedMeanwhile(id: string, known: Known | null): AppError {
  const code = known?.kind === 'nothing' ? 'OFFER_ID_TAKEN' : 'OFFER_CHANGED_MEANWHILE';
  return new AppError(known ? 'CHANGED_MEANWHILE' : 'CONFLICT', `offer ${id}`, [
    { path: '$.id', code, params: { id } },
  ]);
}
