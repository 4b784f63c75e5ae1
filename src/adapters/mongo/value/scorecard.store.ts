import type { ChurnCard } from '../../../core/value/churn/churn-card.js';
import type { Clock } from '../../../flows/ports/clock.js';
import { ScorecardStore, type ScorecardVersion } from '../../../flows/ports/scorecard-store.js';
import type { MongoConnection } from '../connection.js';
import { addNumbered } from './numbered.js';

type ScorecardRecord = ChurnCard & { readonly _id: number; readonly trainedAt: Date; readonly by: string };
/** Activations only ever go on: the highest says which version is in force. */
type ActivationRecord = { readonly _id: number; readonly version: number; readonly at: Date; readonly by: string };

const toVersion = ({ _id, ...rest }: ScorecardRecord): ScorecardVersion => ({ number: _id, ...rest });

export class MongoScorecardStore extends ScorecardStore {
  constructor(
    private readonly connection: MongoConnection,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async add(card: ChurnCard, by: string): Promise<ScorecardVersion> {
    const trainedAt = this.clock.system();
    const number = await addNumbered(this.cards, (_id): ScorecardRecord => ({ _id, ...card, trainedAt, by }));
    return { number, ...card, trainedAt, by };
  }

  override async find(number: number): Promise<ScorecardVersion | null> {
    const record = await this.cards.findOne({ _id: { $eq: number } });
    return record && toVersion(record);
  }

  override async list(limit: number): Promise<readonly ScorecardVersion[]> {
    const records = await this.cards.find().sort({ _id: -1 }).limit(limit).toArray();
    return records.map(toVersion);
  }

  override async active(): Promise<ScorecardVersion | null> {
    const newest = await this.activations.findOne({}, { sort: { _id: -1 }, readConcern: { level: 'majority' } });
    return newest && this.find(newest.version);
  }

  override async activate(version: number, by: string): Promise<void> {
    const at = this.clock.system();
    await addNumbered(this.activations, (_id): ActivationRecord => ({ _id, version, at, by }));
  }

  private get cards() {
    return this.connection.collection<ScorecardRecord>('scorecards');
  }

  private get activations() {
    return this.connection.collection<ActivationRecord>('scorecard_activations');
  }
}
