import { type AffinityCounted, AffinityStore, type AffinityVersion } from '../../src/flows/ports/affinity-store.js';
import type { Clock } from '../../src/flows/ports/clock.js';

export class FakeAffinityStore extends AffinityStore {
  private last: AffinityVersion | null = null;

  constructor(private readonly clock: Clock) {
    super();
  }

  override async add(counted: AffinityCounted, by: string): Promise<AffinityVersion> {
    this.last = { ...structuredClone(counted), number: (this.last?.number ?? 0) + 1, builtAt: this.clock.system(), by };
    return this.last;
  }

  override async newest(): Promise<AffinityVersion | null> {
    return this.last;
  }
}
