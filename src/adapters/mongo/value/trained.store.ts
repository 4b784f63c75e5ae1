import { Pyramids } from '../../../core/value/base/pyramids.js';
import { NOTHING_TRAINED, type TrainedModels } from '../../../core/value/trained-models.js';
import type { AffinityStore } from '../../../flows/ports/affinity-store.js';
import type { PyramidStore } from '../../../flows/ports/pyramid-store.js';
import type { ScorecardStore } from '../../../flows/ports/scorecard-store.js';
import { TrainedStore } from '../../../flows/ports/trained-store.js';

type KeptPyramids = { readonly number: number; readonly pyramids: Pyramids };

export class MongoTrainedStore extends TrainedStore {
  private kept: KeptPyramids | null = null;

  constructor(
    private readonly scorecards: ScorecardStore,
    private readonly affinities: AffinityStore,
    private readonly pyramids: PyramidStore,
  ) {
    super();
  }

  override async read(): Promise<TrainedModels> {
    const [churn, affinity, pyramids] = [
      await this.scorecards.active(),
      await this.affinities.newest(),
      await this.newestPyramids(),
    ];
    const parts = [
      churn && `churn ${churn.number} ${churn.trainedAt.getTime()}`,
      affinity && `affinity ${affinity.number} ${affinity.builtAt.getTime()}`,
    ];
    const key = parts.filter((part) => part !== null).join('|');
    return { ...NOTHING_TRAINED, key, churn, affinity: affinity?.rules ?? null, pyramids };
  }

  /** A build is large and never changes: it is read once. */
  private async newestPyramids(): Promise<Pyramids | null> {
    const head = await this.pyramids.newestHead();
    if (this.kept !== null && head?.number === this.kept.number) return this.kept.pyramids;
    const build = await this.pyramids.newest();
    this.kept = build && { number: build.number, pyramids: new Pyramids(build.pyramids) };
    return this.kept?.pyramids ?? null;
  }
}
