import { type BaseProfile, FactProfileStore } from '../../src/flows/ports/fact-profile-store.js';

export class FakeFactProfileStore extends FactProfileStore {
  private readonly kept = new Map<string, BaseProfile>();

  override async keep(profile: BaseProfile): Promise<void> {
    const before = this.kept.get(profile.modelsHash);
    if (before !== undefined && before.asOf > profile.asOf) return;
    this.kept.set(profile.modelsHash, structuredClone(profile));
  }

  override async newest(modelsHash: string): Promise<BaseProfile | null> {
    return this.kept.get(modelsHash) ?? null;
  }
}
