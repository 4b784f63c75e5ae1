import { Injectable } from '@nestjs/common';
import { may } from '../core/access/permission.js';
import type { Role } from '../core/access/role.js';
import { offerTextProblems } from '../core/delivery/template-check.js';
import type { Answerable, Offer, OfferState } from '../core/offer/offer.js';
import { goesForward, isApproval, moveOffer } from '../core/offer/offer-life.js';
import { wordingLacks } from '../core/rules/offer-use.js';
import { AppError } from './errors.js';
import { AuditLog } from './ports/audit-log.js';
import { BusinessRules } from './ports/business-rules.js';
import { Clock } from './ports/clock.js';
import { OfferStore } from './ports/offer-store.js';
import { RulePackStore } from './ports/rule-pack-store.js';
import { Templates } from './ports/templates.js';

export type OfferStepAsked = {
  readonly id: string;
  readonly to: OfferState;
  readonly by: string;
  readonly role: Role;
  readonly note?: string;
  /** Who answers for the step it goes to. */
  readonly answers?: Answerable;
};

/** One step of an offer's life, on record. What goes forward has texts that can be written; what is to go out, all that rules use. */
@Injectable()
export class MoveOffer {
  constructor(
    private readonly offers: OfferStore,
    private readonly packs: RulePackStore,
    private readonly templates: Templates,
    private readonly rules: BusinessRules,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async run({ id, ...move }: OfferStepAsked): Promise<Offer> {
    const { to, by, role } = move;
    const offer = await this.offers.find(id);
    if (!offer) throw new AppError('NOT_FOUND', `offer ${id}`);
    const { state: from } = offer;
    if (!may(role, isApproval(from, to) ? 'offers.approve' : 'offers.write')) {
      throw new AppError('NOT_ALLOWED', `${role} may not move an offer from ${from} to ${to}`);
    }
    const moved = moveOffer(offer, { ...move, at: this.clock.now() });
    if (!moved.ok) throw new AppError('WRONG_STATE', `the offer ${id} cannot go to ${to}`, moved.problems);
    const { templates } = this;
    const bad = goesForward(to) ? offerTextProblems(offer, { templates, policy: this.rules.policy }) : [];
    if (bad.length > 0) throw new AppError('WRONG_STATE', `texts of the offer ${id} cannot be used`, bad);
    const lacks = to === 'live' || to === 'trial' ? wordingLacks(offer, await this.contents()) : [];
    if (lacks.length > 0) throw new AppError('WRONG_STATE', `rules use the offer ${id} without wording`, lacks);
    const entry = { at: this.clock.system(), actor: by, action: 'offer.move', subject: id };
    await this.audit.record({ ...entry, detail: { from, to } });
    if (!(await this.offers.change(offer, moved.value))) {
      throw new AppError('CONFLICT', `offer ${id}`, [
        { path: '$.id', code: 'OFFER_CHANGED_MEANWHILE', params: { id } },
      ]);
    }
    return moved.value;
  }

  private async contents() {
    return (await this.packs.list()).map(({ content }) => content);
  }
}
