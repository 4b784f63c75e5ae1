import type { FamilyTruth, SampleTruth, TrueEffect } from '../../flows/ports/sample-operator.js';
import { chanceWhenTreated, type Latent, ResponseModel } from './response-model.js';
import { SEGMENTS } from './response-shape.js';
import type { SampleData } from './sample-data.js';

const MOST_CONTACTS = 8;
/** Customers between two words on how far it is. */
const STEP = 5_000;

class Mean {
  private count = 0;
  private sum0 = 0;
  private sum1 = 0;

  add({ p0, p1 }: Latent): void {
    this.count += 1;
    this.sum0 += p0;
    this.sum1 += p1;
  }

  get effect(): TrueEffect {
    const [p0, p1] = this.count === 0 ? [0, 0] : [this.sum0 / this.count, this.sum1 / this.count];
    return { customers: this.count, p0, p1, effect: p1 - p0 };
  }
}

/** Sums of one family over the base: a number a segment, a stratum, a count of contacts, however large the base. */
class FamilySums {
  private readonly all = new Mean();
  private readonly segments = new Map(SEGMENTS.map((segment) => [segment, new Mean()]));
  private readonly strata = new Map<string, Mean>();
  private readonly contacts = new Array<number>(MOST_CONTACTS + 1).fill(0);
  private readonly beside: Map<string, number>;

  constructor(
    private readonly family: SampleData['response']['families'][number],
    private readonly taken: SampleData['response']['cannibalisation'],
  ) {
    this.beside = new Map(taken.map(({ by }) => [by, 0]));
  }

  add(latent: Latent): void {
    this.all.add(latent);
    this.segments.get(latent.segment)?.add(latent);
    const stratum = this.strata.get(latent.stratum) ?? new Mean();
    stratum.add(latent);
    this.strata.set(latent.stratum, stratum);
    for (let count = 0; count <= MOST_CONTACTS; count += 1) {
      this.contacts[count] = (this.contacts[count] ?? 0) + chanceWhenTreated(latent, count, 0) - latent.p0;
    }
    for (const { by, share } of this.taken) {
      this.beside.set(by, (this.beside.get(by) ?? 0) + chanceWhenTreated(latent, 0, share) - latent.p0);
    }
  }

  get truth(): FamilyTruth {
    const { id, lever, horizonDays, margin, contactCost, reward } = this.family;
    const average = this.all.effect;
    const mean = (sum: number) => (average.customers === 0 ? 0 : sum / average.customers);
    const effects = (means: ReadonlyMap<string, Mean>) =>
      Object.fromEntries([...means].map(([name, one]) => [name, one.effect]));
    return {
      family: id,
      lever,
      horizonDays,
      margin,
      contactCost,
      reward,
      average,
      bySegment: effects(this.segments),
      byStratum: effects(this.strata),
      effectByContacts: this.contacts.map(mean),
      effectBeside: Object.fromEntries([...this.beside].map(([by, sum]) => [by, mean(sum)])),
    };
  }
}

/** The true parameters of a base, customer by customer: measurement is judged against them. */
export function trueEffects(
  data: SampleData,
  { seed, customers }: { readonly seed: number; readonly customers: number },
  onProgress: (done: number) => void = () => {},
): SampleTruth {
  const model = new ResponseModel(data, seed);
  const { families, cannibalisation, fatigue } = data.response;
  const sums = families.map((family) => ({
    id: family.id,
    sums: new FamilySums(
      family,
      cannibalisation.filter(({ offer }) => offer === family.id),
    ),
  }));
  for (let index = 1; index <= customers; index += 1) {
    const outline = model.outlineOf(index);
    for (const { id, sums: own } of sums) {
      const latent = model.latent(index, id, outline);
      if (latent !== null) own.add(latent);
    }
    if (index % STEP === 0) onProgress(index);
  }
  return {
    seed,
    customers,
    ids: { first: model.idOf(1), last: model.idOf(customers) },
    families: sums.map(({ sums: own }) => own.truth),
    fatigue,
    cannibalisation,
  };
}
