import type { ChurnCard } from '../../src/core/value/churn/churn-card.js';
import type { Clock } from '../../src/flows/ports/clock.js';
import { ScorecardStore, type ScorecardVersion } from '../../src/flows/ports/scorecard-store.js';

export class FakeScorecardStore extends ScorecardStore {
  private readonly versions: ScorecardVersion[] = [];
  private inForce: number | null = null;

  constructor(private readonly clock: Clock) {
    super();
  }

  override async add(card: ChurnCard, by: string): Promise<ScorecardVersion> {
    const version = { ...structuredClone(card), number: this.versions.length + 1, trainedAt: this.clock.system(), by };
    this.versions.push(version);
    return version;
  }

  override async find(number: number): Promise<ScorecardVersion | null> {
    return this.versions.find((one) => one.number === number) ?? null;
  }

  override async list(limit: number): Promise<readonly ScorecardVersion[]> {
    return this.versions.toReversed().slice(0, limit);
  }

  override async active(): Promise<ScorecardVersion | null> {
    return this.inForce === null ? null : this.find(this.inForce);
  }

  override async activate(number: number): Promise<void> {
    this.inForce = number;
  }
}
