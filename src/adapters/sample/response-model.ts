import { daysBetween } from '../../core/kit/day.js';
import { Chance, topicOf, type Weighed, weighed } from './chance.js';
import { type OfferFamily, type ResponseRules, SEGMENTS, type Segment, type Stratum } from './response-shape.js';
import type { SampleData } from './sample-data.js';
import { type Outline, SyntheticCustomers } from './synthetic-customers.js';

/** What nobody who measures may see: how a customer answers to a family of offers, with it and without. */
export type Latent = {
  readonly stratum: string;
  readonly segment: Segment;
  readonly p0: number;
  readonly p1: number;
  readonly fatigueClass: string;
  /** What one more contact in the window takes of the effect: exp(-slope). */
  readonly slope: number;
};

/** One treatment of one customer. `occasion` names the draw: the same again is the same outcome. */
export type Treatment = {
  readonly family: string;
  readonly treated: boolean;
  /** Contacts in the fatigue window before this one. */
  readonly contacts: number;
  /** Other families that stand beside this one for the customer. */
  readonly beside?: readonly string[];
  readonly occasion: string;
};

/** Margin in minor units, before contact and reward are paid. */
export type SimulatedOutcome = {
  readonly responded: boolean;
  readonly optedOut: boolean;
  readonly complained: boolean;
  readonly margin: number;
  readonly cost: number;
};

const FATIGUE = topicOf('fatigue');

function fits({ relationships, courses, tenureUpTo, goneUpToDays, bound }: Stratum, outline: Outline, asOf: string) {
  const { standing, course } = outline;
  const { relationship, tenure, exitDate, contract } = standing;
  return (
    (relationships === undefined || relationships.includes(relationship)) &&
    (courses === undefined || courses.includes(course)) &&
    (tenureUpTo === undefined || tenure <= tenureUpTo) &&
    (bound === undefined || (contract !== undefined) === bound) &&
    (goneUpToDays === undefined || (exitDate !== undefined && daysBetween(exitDate, asOf) <= goneUpToDays))
  );
}

/**
 * The effect that is left: contacts wear a wanted effect down and an unwanted one up, and an offer that stands beside
 * takes its share. The answer stays a chance.
 */
export function chanceWhenTreated(
  { p0, p1, slope }: Pick<Latent, 'p0' | 'p1' | 'slope'>,
  contacts: number,
  takenShare: number,
): number {
  const effect = p1 - p0;
  const worn = effect > 0 ? effect * Math.exp(-slope * contacts) : effect * (1 + slope * contacts);
  return Math.min(1, Math.max(0, p0 + worn * (1 - takenShare)));
}

/** The planted truth: deterministic in seed, customer and occasion, so that any response can be played again. */
export class ResponseModel {
  private readonly customers: SyntheticCustomers;
  private readonly families: ReadonlyMap<string, { readonly family: OfferFamily; readonly topic: number }>;
  private readonly segments: ReadonlyMap<string, Weighed<Segment>>;
  private readonly fatigue: Weighed<ResponseRules['fatigue']['classes'][number]>;

  constructor(
    private readonly data: SampleData,
    private readonly seed: number,
  ) {
    const { families, shares, fatigue } = data.response;
    this.customers = new SyntheticCustomers(data, seed, 1);
    this.families = new Map(families.map((family) => [family.id, { family, topic: topicOf(`latent:${family.id}`) }]));
    this.segments = new Map(
      Object.entries(shares).map(([stratum, own]) => [
        stratum,
        weighed(SEGMENTS.map((segment): [Segment, number] => [segment, own[segment]])),
      ]),
    );
    this.fatigue = weighed(fatigue.classes.map((one) => [one, one.share]));
  }

  /** Null: the family is not for this customer. Throws for a family there is not. */
  latent(index: number, familyId: string, outline = this.customers.outline(index)): Latent | null {
    const { family, topic } = this.familyOf(familyId);
    if (!family.relationships.includes(outline.standing.relationship)) return null;
    const stratum = this.stratumOf(outline);
    const chance = new Chance(this.seed, index, topic);
    const weights = this.segments.get(stratum);
    if (weights === undefined) throw new Error(`no shares for the stratum ${stratum}`);
    const segment = chance.pick(weights);
    const own = 1 + this.data.response.spread * (2 * chance.next() - 1);
    const { p0, p1 } = family.segments[segment];
    const { id, slope } = new Chance(this.seed, index, FATIGUE).pick(this.fatigue);
    return { stratum, segment, p0: p0 * own, p1: p1 * own, fatigueClass: id, slope };
  }

  idOf(index: number): string {
    return this.customers.idOf(index);
  }

  outlineOf(index: number): Outline {
    return this.customers.outline(index);
  }

  /** What happens to the customer, treated or left alone. Null: the family is not for them. */
  outcomeOf(
    index: number,
    { family: id, treated, contacts, beside = [], occasion }: Treatment,
    outline = this.customers.outline(index),
  ): SimulatedOutcome | null {
    const latent = this.latent(index, id, outline);
    if (latent === null) return null;
    const { family } = this.familyOf(id);
    const { optOut, complaint } = this.data.response.fatigue;
    // The same draw with and without: a persuaded customer is the one whose draw lies between the two chances.
    const chance = new Chance(this.seed, index, topicOf(`outcome:${id}:${occasion}`));
    const [answer, leaves, complains] = [chance.next(), chance.next(), chance.next()];
    const p = treated ? chanceWhenTreated(latent, contacts, this.takenShare(id, beside)) : latent.p0;
    const weariness = latent.slope * (contacts + 1);
    const responded = answer < p;
    return {
      responded,
      optedOut: treated && leaves < optOut.base + optOut.perSlope * weariness,
      complained: treated && complains < complaint.base + complaint.perSlope * weariness,
      margin: responded ? family.margin : 0,
      cost: (treated ? family.contactCost : 0) + (treated && responded ? family.reward : 0),
    };
  }

  /** The largest share that one of the offers beside it takes. */
  private takenShare(offer: string, beside: readonly string[]): number {
    const own = this.data.response.cannibalisation.filter((one) => one.offer === offer && beside.includes(one.by));
    return Math.max(0, ...own.map((one) => one.share));
  }

  private stratumOf(outline: Outline): string {
    const { strata } = this.data.response;
    const found = strata.find((stratum) => fits(stratum, outline, this.data.world.asOf));
    if (found === undefined) throw new Error('a customer is in no stratum: the last one must fit everybody');
    return found.id;
  }

  private familyOf(id: string) {
    const found = this.families.get(id);
    if (found === undefined) throw new Error(`no such family of offers: ${id}`);
    return found;
  }
}
