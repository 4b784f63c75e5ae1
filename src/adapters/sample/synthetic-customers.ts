import type { Customer } from '../../core/customer/customer.js';
import type { SampleCustomer } from '../../flows/ports/sample-operator.js';
import { Chance, topicOf, type Weighed, weighed } from './chance.js';
import { DeviceDraw } from './devices.js';
import { HappeningsDraw } from './happenings.js';
import { householdOf } from './household.js';
import { IndividualDraw } from './individual.js';
import { daysAfter, monthsBefore } from './months.js';
import { OrganisationDraw } from './organisation-customer.js';
import { type Community, OrganisationTree } from './organisation-tree.js';
import { ReachDraw } from './reach.js';
import type { SampleData } from './sample-data.js';
import { COURSES, type CourseName, KINDS, type Kind } from './sample-shapes.js';
import { type Standing, standingOf } from './standing.js';
import { TableDraw, type TableTraits } from './table-traits.js';
import { UsageSeries } from './usage-series.js';

/** What everything else about a customer is drawn from. */
export type Outline = {
  readonly kind: Kind;
  readonly traits: TableTraits;
  readonly standing: Standing;
  readonly course: CourseName;
};

const TOPICS = {
  kind: topicOf('kind'),
  traits: topicOf('traits'),
  standing: topicOf('standing'),
  course: topicOf('course'),
  profile: topicOf('profile'),
  usage: topicOf('usage'),
  reach: topicOf('reach'),
  happenings: topicOf('happenings'),
};
type Situation = 'new' | 'loose' | 'bound' | 'leaving';
const NEW_UP_TO_MONTHS = 3;
/** How long ago we first heard of somebody who is not ours. */
const OUTSIDER_KNOWN_DAYS = 200;
const OUTSIDERS: { readonly [K in Kind]?: 'potential' | 'competitor' | 'interconnect' } = {
  prospect: 'potential',
  competitor: 'competitor',
  interconnect: 'interconnect',
};

/**
 * The synthetic operator's customers: number `index` of a seed depends on these two alone, so any range can be made by
 * itself and a smaller base is the first part of a larger one.
 */
export class SyntheticCustomers {
  private readonly kinds: Weighed<Kind>;
  private readonly courses: { readonly [S in Situation]: Weighed<CourseName> };
  private readonly table: TableDraw;
  private readonly tree: OrganisationTree;
  private readonly individuals: IndividualDraw;
  private readonly organisations: OrganisationDraw;
  private readonly series: UsageSeries;
  private readonly reach: ReachDraw;
  private readonly happenings: HappeningsDraw;

  constructor(
    private readonly data: SampleData,
    private readonly seed: number,
    months: number,
  ) {
    const { world, behaviour } = data;
    const weightsOf = (situation: Situation) =>
      weighed(COURSES.map((name) => [name, behaviour.courseWeights[situation][name] ?? 0]));
    this.kinds = weighed(KINDS.map((kind) => [kind, world.kinds[kind]]));
    this.courses = {
      new: weightsOf('new'),
      loose: weightsOf('loose'),
      bound: weightsOf('bound'),
      leaving: weightsOf('leaving'),
    };
    this.table = new TableDraw(data.table);
    this.tree = new OrganisationTree(data.organisation.nodes);
    this.individuals = new IndividualDraw(world, new DeviceDraw(world));
    this.organisations = new OrganisationDraw(world);
    this.series = new UsageSeries(behaviour, monthsBefore(world.asOf, months), world.topUpAmounts);
    this.reach = new ReachDraw(world);
    this.happenings = new HappeningsDraw(behaviour, world.asOf);
  }

  idOf(index: number): string {
    return `${this.data.world.prefix}${String(index).padStart(this.data.world.digits, '0')}`;
  }

  /** Kind, what the table knows, standing and course: all that responses depend on, and cheap to draw. */
  outline(index: number): Outline {
    const kind = this.chance(index, 'kind').pick(this.kinds);
    const traits = this.table.traits(this.chance(index, 'traits'));
    const standing = this.standing(kind, traits, this.chance(index, 'standing'));
    const course = this.chance(index, 'course').pick(this.courses[situationOf(standing)]);
    return { kind, traits, standing, course };
  }

  customer(index: number): SampleCustomer {
    const outline = this.outline(index);
    const household = householdOf(this.data.world, this.seed, index);
    const place = this.tree.oneOf(household.chance);
    const customer = this.profile(index, outline, place, household.id);
    const frame = { customer, path: place.path, course: outline.course };
    const events =
      OUTSIDERS[outline.kind] === undefined ? this.happenings.of(frame, this.chance(index, 'happenings')) : [];
    return { customer, events };
  }

  private standing(kind: Kind, { tenure, contract, churned }: TableTraits, chance: Chance): Standing {
    const relationship = OUTSIDERS[kind];
    const { world } = this.data;
    if (relationship === undefined) return standingOf({ tenure, contract, left: churned }, world, chance);
    const days = chance.whole(1, OUTSIDER_KNOWN_DAYS);
    return { relationship, tenure: 0, activationDate: daysAfter(world.asOf, -days) };
  }

  private chance(index: number, topic: keyof typeof TOPICS): Chance {
    return new Chance(this.seed, index, TOPICS[topic]);
  }

  private profile(index: number, outline: Outline, place: Community, householdId: string): Customer {
    switch (outline.kind) {
      case 'individual':
      case 'personal-key':
        return this.individual(index, outline, place, householdId);
      case 'commercial':
      case 'key':
        return this.organisation(index, outline, place);
      default:
        return this.outsider(index, outline, place, householdId);
    }
  }

  private individual(index: number, outline: Outline, place: Community, householdId: string): Customer {
    const { traits, standing, course, kind } = outline;
    const frame = { traits, standing, place, householdId, course, isKey: kind === 'personal-key' };
    const { basic, business, plan, spend, prepaid } = this.individuals.of(frame, this.chance(index, 'profile'));
    const usage = this.usage(index, outline, { plan, spend, prepaid, hasBroadband: traits.internet > 0 });
    return { ...this.rest(index, place, standing, traits.paperless, false), basic, business, usage };
  }

  private organisation(index: number, { standing, course, kind }: Outline, place: Community): Customer {
    const frame = { index, standing, place, isKey: kind === 'key', course };
    const { basic, business, plan, spend } = this.organisations.of(frame, this.chance(index, 'profile'));
    const usage = this.usage(index, { standing, course }, { plan, spend, prepaid: false, hasBroadband: true });
    return { ...this.rest(index, place, standing, true, true), basic, business, usage };
  }

  /** Not ours, or not ours yet: a few facts, no months and no contract. */
  private outsider(index: number, outline: Outline, place: Community, householdId: string): Customer {
    const { world } = this.data;
    const { kind, traits, standing } = outline;
    const chance = this.chance(index, 'profile');
    const [age, isBusiness, industry, rival] = [
      chance.whole(18, 70),
      chance.happens(world.outsiders.firmShare),
      chance.one(Object.keys(world.industries)),
      chance.one(Object.keys(world.reasons.rivals)),
    ];
    const isFirm = kind === 'interconnect' || (kind === 'prospect' && isBusiness);
    const reachable = Object.entries(world.serviceable).filter(([, share]) => chance.happens(share));
    const joined = chance.one(Object.keys(world.joinChannels));
    const movesIn = kind === 'prospect' && !isFirm && world.outsiders.newBuildings.includes(place.code);
    const person = {
      sex: traits.female ? 'female' : 'male',
      age,
      hasPartner: traits.partner,
      hasDependents: traits.dependents,
    };
    return {
      ...this.rest(index, place, standing, traits.paperless, isFirm),
      basic: {
        ...(isFirm ? { industry } : person),
        customerClass: isFirm ? 'commercial' : 'public',
        holder: isFirm ? 'organisation' : 'individual',
        region: place.region,
        orgNode: place.code,
        joinChannel: movesIn ? 'new-building' : joined,
      },
      business: {
        currency: world.currency,
        ...(isFirm ? {} : { householdId }),
        ...(kind === 'competitor' ? { lostTo: rival } : {}),
        serviceable: reachable.map(([product]) => product),
      },
      usage: [],
    };
  }

  private usage(
    index: number,
    { standing, course }: Pick<Outline, 'standing' | 'course'>,
    what: Pick<Parameters<UsageSeries['of']>[0], 'plan' | 'spend' | 'prepaid' | 'hasBroadband'>,
  ) {
    const { activationDate, exitDate } = standing;
    const dates = { activationDate, ...(exitDate === undefined ? {} : { exitDate }) };
    return this.series.of({ ...dates, course, ...what }, this.chance(index, 'usage'));
  }

  private rest(index: number, place: Community, standing: Standing, paperless: boolean, organisation: boolean) {
    const id = this.idOf(index);
    const frame = { index, id, place, knownSince: standing.activationDate, paperless, organisation };
    const reach = this.reach.of(frame, this.chance(index, 'reach'));
    return { id, relationship: standing.relationship, origin: this.data.world.origin, ...reach };
  }
}

function situationOf({ exitDate, tenure, contract }: Standing): Situation {
  if (exitDate !== undefined) return 'leaving';
  if (tenure <= NEW_UP_TO_MONTHS) return 'new';
  return contract === undefined ? 'loose' : 'bound';
}
