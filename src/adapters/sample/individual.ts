import type { Basic, Business, Discount } from '../../core/customer/customer.js';
import { type Chance, type Weighed, weighed } from './chance.js';
import type { DeviceDraw } from './devices.js';
import { daysAfter, isBefore } from './months.js';
import type { Community } from './organisation-tree.js';
import type { CourseName, Plan, World } from './sample-shapes.js';
import type { Standing } from './standing.js';
import type { TableTraits } from './table-traits.js';

export type IndividualFrame = {
  readonly traits: TableTraits;
  readonly standing: Standing;
  readonly place: Community;
  readonly householdId: string;
  readonly course: CourseName;
  /** A personal key account: spends a multiple of what the table says. */
  readonly isKey: boolean;
};

export type IndividualDraft = {
  readonly basic: Basic;
  readonly business: Business;
  readonly plan: Plan;
  readonly spend: number;
  readonly prepaid: boolean;
};

/** What a person is and holds: from the table's traits where it has them, from the world where it has not. */
export class IndividualDraw {
  private readonly education: Weighed<string>;
  private readonly occupations: Weighed<string>;
  private readonly joinChannels: Weighed<string>;
  private readonly lossReasons: Weighed<string>;
  private readonly usageLossReasons: Weighed<string>;
  private readonly rivals: Weighed<string>;

  constructor(
    private readonly world: World,
    private readonly devices: DeviceDraw,
  ) {
    const of = (weights: Readonly<Record<string, number>>) => weighed(Object.entries(weights));
    this.education = of(world.education);
    this.occupations = of(world.occupations);
    this.joinChannels = of(world.joinChannels);
    this.lossReasons = of(world.reasons.loss);
    this.usageLossReasons = of(world.reasons.usageLoss);
    this.rivals = of(world.reasons.rivals);
  }

  of(frame: IndividualFrame, chance: Chance): IndividualDraft {
    const { traits, isKey } = frame;
    const { fenPerTableCent, personalKeyFactor } = this.world;
    const spend = Math.round(traits.charge * fenPerTableCent * (isKey ? personalKeyFactor : 1));
    const plan = this.plan(traits, spend, chance);
    const age = this.age(traits, chance);
    const prepaid = traits.contract === 0 && traits.payment < 2 && chance.happens(this.world.prepaidShare);
    const hybrid = chance.happens(this.world.hybridShare);
    const basic = this.basic(frame, age, spend, chance);
    const held = this.held(frame, chance);
    const isLeaving = held.portOutRequestAt !== undefined;
    return {
      basic,
      business: {
        planCode: plan.code,
        planPrice: plan.price,
        ...(plan.retiresOn === undefined ? {} : { planRetiresOn: plan.retiresOn }),
        paymentType: prepaid ? 'prepaid' : hybrid ? 'hybrid' : 'postpaid',
        ...held,
        ...this.money(frame, spend, prepaid, chance),
        ...this.reasons(frame, isLeaving, chance),
      },
      plan,
      spend,
      prepaid: prepaid || hybrid,
    };
  }

  private age({ senior, dependents }: TableTraits, chance: Chance): number {
    const [old, parent, other] = [chance.whole(65, 86), chance.whole(26, 58), chance.whole(18, 64)];
    if (senior) return old;
    return dependents ? parent : other;
  }

  private basic(
    { traits, standing, place, isKey }: IndividualFrame,
    age: number,
    spend: number,
    chance: Chance,
  ): Basic {
    const { activationDate, exitDate } = standing;
    return {
      sex: traits.female ? 'female' : 'male',
      age,
      birthday: daysAfter(this.world.asOf, -chance.whole(0, 364)).slice(5),
      senior: traits.senior,
      education: chance.pick(this.education),
      occupation: chance.pick(this.occupations),
      customerClass: isKey ? 'key' : 'public',
      holder: 'individual',
      region: place.region,
      orgNode: place.code,
      brand: this.brand(age, spend, chance),
      joinChannel: chance.pick(this.joinChannels),
      activationDate,
      ...(exitDate === undefined ? {} : { exitDate }),
      hasPartner: traits.partner,
      hasDependents: traits.dependents,
      ...(chance.happens(this.world.influentialShare) ? { influential: true } : {}),
    };
  }

  private brand(age: number, spend: number, chance: Chance): string {
    const { premium, youth, family } = this.world.brands;
    const isYouth = chance.happens(youth.share);
    if (age < youth.untilAge && isYouth) return youth.code;
    return spend >= premium.fromCharge ? premium.code : family.code;
  }

  /** The dearest plan of the kind that the charge pays for; of plans that retire now and then one. */
  private plan({ internet, lines }: TableTraits, spend: number, chance: Chance): Plan {
    const kind = internet === 0 ? 'mobile' : lines === 0 ? 'broadband' : 'converged';
    const own = this.world.plans.filter((plan) => plan.kind === kind).sort((a, b) => a.price - b.price);
    const [old, isOld] = [own.find(({ retiresOn }) => retiresOn !== undefined), chance.happens(0.06)];
    if (old !== undefined && isOld && old.price <= spend) return old;
    const sold = own.filter(({ retiresOn }) => retiresOn === undefined);
    const plan = sold.findLast(({ price }) => price <= spend) ?? sold[0];
    if (plan === undefined) throw new Error(`no ${kind} plan is sold`);
    return plan;
  }

  private held({ traits, standing, householdId }: IndividualFrame, chance: Chance): Business {
    const { currency, payments, portOutShare, asOf } = this.world;
    const contract = standing.contract;
    const [leaving, days] = [chance.happens(portOutShare), chance.whole(0, 9)];
    return {
      currency,
      paymentMethod: payments[traits.payment] ?? 'hall-cash',
      contractTermMonths: contract?.months ?? 0,
      ...(contract === undefined ? {} : { contractStartDate: contract.startDate, contractEndDate: contract.endDate }),
      ...this.products(traits, chance),
      devices: this.devices.of(traits, standing, chance),
      householdId,
      ...(leaving && standing.exitDate === undefined ? { portOutRequestAt: daysAfter(asOf, -days) } : {}),
    };
  }

  /** What is held can be delivered; of the rest, what the address allows. */
  private products({ internet, lines, addOns }: TableTraits, chance: Chance): Business {
    const { products, serviceable } = this.world;
    const bundled = internet > 0 && lines > 0 && chance.happens(products.convergedShare);
    const extras = Object.entries(products.extras).filter(
      ([, { share, onPhone }]) => chance.happens(share) && (lines > 0 || !onPhone),
    );
    const broadband = products.broadband[internet] ?? null;
    const held = [
      ...(lines > 0 ? [products.phone] : []),
      ...(lines > 1 ? [products.moreLines] : []),
      ...(broadband === null ? [] : [broadband]),
      ...products.addOns.filter((_, bit) => (addOns >> bit) % 2 === 1),
      ...(bundled ? [products.converged] : []),
      ...extras.map(([product]) => product),
    ];
    const reachable = Object.entries(serviceable).filter(
      ([product, share]) => chance.happens(share) || held.includes(product),
    );
    return { productsHeld: held, serviceable: reachable.map(([product]) => product) };
  }

  private money({ standing, traits }: IndividualFrame, spend: number, prepaid: boolean, chance: Chance): Business {
    const { arrears, credit, points, asOf } = this.world;
    const [limit, balance, burned] = [chance.one(credit.limits), chance.between(0, 1.5), chance.next()];
    const isFormer = standing.exitDate !== undefined;
    const owes = chance.happens(isFormer ? arrears.formerShare : prepaid ? 0 : arrears.share);
    const [days, bad, wallet] = [
      chance.whole(...arrears.overdueDays),
      chance.happens(arrears.badDebtShare),
      chance.next(),
    ];
    const discounts = this.discounts(standing, spend, chance);
    const total = Math.round((spend * traits.tenure * 97) / 100);
    const earned = Math.round((total / 100) * points.perYuan);
    return {
      totalCharged: total,
      ...(prepaid ? { balance: Math.round(spend * balance) } : { creditLimit: limit }),
      overdueAmount: owes ? Math.round(spend * (1 + days / 40)) : 0,
      ...(owes ? { overdueSince: daysAfter(asOf, -days) } : {}),
      badDebt: owes && bad && days > 60,
      points: Math.round(earned * (1 - burned * points.burnedShare)),
      ...(wallet < 0.3 ? { walletShare: Math.round(30 + 230 * wallet) / 100 } : {}),
      ...(discounts.length > 0 && !isFormer ? { discounts } : {}),
    };
  }

  private discounts({ activationDate }: Standing, spend: number, chance: Chance): readonly Discount[] {
    const { discount, asOf } = this.world;
    const [has, code, part, months] = [
      chance.happens(discount.share),
      chance.one(discount.codes),
      chance.one(discount.shares),
      chance.whole(...discount.monthsLeft),
    ];
    const endDate = daysAfter(asOf, months * 30 + chance.whole(0, 29));
    if (!has || isBefore(endDate, activationDate)) return [];
    return [{ code, amount: Math.round(spend * part), endDate }];
  }

  /** Who leaves, or asks to, is asked why; of who declines it is often known. */
  private reasons({ standing, course }: IndividualFrame, isLeaving: boolean, chance: Chance): Business {
    const { reasons } = this.world;
    const [loss, usageLoss, rival] = [
      chance.pick(this.lossReasons),
      chance.pick(this.usageLossReasons),
      chance.pick(this.rivals),
    ];
    const [known, rivalKnown] = [chance.happens(reasons.knownShare), chance.happens(reasons.knownShare)];
    const wasLost = standing.exitDate !== undefined || standing.relationship === 'recalled';
    return {
      ...(known && (wasLost || isLeaving || course === 'declining') ? { lossReason: loss } : {}),
      ...(known && course === 'usage-loss' ? { usageLossReason: usageLoss } : {}),
      ...(rivalKnown && wasLost ? { lostTo: rival } : {}),
    };
  }
}
