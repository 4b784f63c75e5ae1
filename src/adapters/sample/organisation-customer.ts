import type { Basic, Business } from '../../core/customer/customer.js';
import { type Chance, type Weighed, weighed } from './chance.js';
import { daysAfter } from './months.js';
import type { Community } from './organisation-tree.js';
import type { CourseName, Plan, World } from './sample-shapes.js';
import type { Standing } from './standing.js';

export type OrganisationFrame = {
  readonly index: number;
  readonly standing: Standing;
  readonly place: Community;
  readonly isKey: boolean;
  readonly course: CourseName;
};

type KeyMarks = NonNullable<Business['keyAccountMarks']>;

/** Government, military and public bodies are under special care, and some others. */
function keyAccount(
  marks: KeyMarks,
  drawn: { readonly accountManager: string; readonly level: string; readonly chosen: boolean },
): Business {
  const { accountManager, level, chosen } = drawn;
  return {
    accountManager,
    serviceLevel: level,
    specialCare: chosen || marks.includes('important'),
    ...(marks.length > 0 ? { keyAccountMarks: marks } : {}),
  };
}

/** Firms, schools, offices: small ones and key accounts with sites, circuits and a manager. */
export class OrganisationDraw {
  private readonly industries: Weighed<string>;
  private readonly lossReasons: Weighed<string>;

  constructor(private readonly world: World) {
    this.industries = weighed(Object.entries(world.industries));
    this.lossReasons = weighed(Object.entries(world.reasons.loss));
  }

  of(frame: OrganisationFrame, chance: Chance): { basic: Basic; business: Business; plan: Plan; spend: number } {
    const { median, spread } = this.world.organisationSpend[frame.isKey ? 'key' : 'commercial'];
    const spend = Math.round(chance.logNormal(median, spread));
    const plan = this.plan(spend);
    const basic = this.basic(frame, chance);
    return { basic, business: { ...this.business(frame, plan, spend, chance) }, plan, spend };
  }

  private plan(spend: number): Plan {
    const own = this.world.plans.filter(({ kind }) => kind === 'business').sort((a, b) => a.price - b.price);
    const plan = own.findLast(({ price }) => price <= spend) ?? own[0];
    if (plan === undefined) throw new Error('no business plan is sold');
    return plan;
  }

  private basic({ standing, place, isKey }: OrganisationFrame, chance: Chance): Basic {
    const { activationDate, exitDate } = standing;
    return {
      industry: chance.pick(this.industries),
      customerClass: isKey ? 'key' : 'commercial',
      holder: 'organisation',
      region: place.region,
      orgNode: place.code,
      brand: this.world.brands.business.code,
      joinChannel: 'direct-sales',
      activationDate,
      ...(exitDate === undefined ? {} : { exitDate }),
      ...(isKey && chance.happens(0.05) ? { influential: true } : {}),
    };
  }

  private business(
    { index, standing, place, isKey }: OrganisationFrame,
    plan: Plan,
    spend: number,
    chance: Chance,
  ): Business {
    const { currency, products, groupEvery, groupsInBlock, keyMarks, serviceLevels, specialCareShare } = this.world;
    const { reasons, arrears, asOf } = this.world;
    const held = Object.entries(products.organisation).filter(([, share]) => chance.happens(share));
    const marks = (['important', 'group', 'strategic'] as const).filter((mark) => chance.happens(keyMarks[mark]));
    const group = `syn-grp-${Math.floor((index - 1) / groupEvery)}-${chance.whole(1, groupsInBlock)}`;
    const [sites, circuits, width] = [
      chance.whole(1, isKey ? 60 : 4),
      chance.whole(0, isKey ? 30 : 1),
      chance.whole(1, 20),
    ];
    const [level, chosen, manager] = [chance.one(serviceLevels), chance.happens(specialCareShare), chance.whole(1, 3)];
    const [loss, known, wallet] = [chance.pick(this.lossReasons), chance.happens(reasons.knownShare), chance.next()];
    const [owes, days] = [chance.happens(arrears.share), chance.whole(...arrears.overdueDays)];
    const { contract } = standing;
    return {
      planCode: plan.code,
      planPrice: plan.price,
      paymentType: 'postpaid',
      currency,
      paymentMethod: 'bank-transfer-automatic',
      contractTermMonths: contract?.months ?? 0,
      ...(contract === undefined ? {} : { contractStartDate: contract.startDate, contractEndDate: contract.endDate }),
      productsHeld: held.map(([product]) => product),
      totalCharged: spend * standing.tenure,
      overdueAmount: owes ? spend : 0,
      ...(owes ? { overdueSince: daysAfter(asOf, -days) } : {}),
      badDebt: false,
      ...(isKey ? keyAccount(marks, { accountManager: `mgr-${place.region}-${manager}`, level, chosen }) : {}),
      ...(marks.includes('group') ? { groupId: group } : {}),
      sites,
      circuits,
      bandwidthMbps: width * 100,
      serviceable: Object.keys(this.world.serviceable),
      ...(known && standing.exitDate !== undefined ? { lossReason: loss } : {}),
      walletShare: Math.round(20 + 80 * wallet) / 100,
    };
  }
}
