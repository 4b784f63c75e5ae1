import { isAsKnown, type Known } from '../../src/core/kit/write/known.js';
import type { RulePack, RuleVersion, RuleVersionRef } from '../../src/core/rules/rule-pack.js';
import { RulePackStore } from '../../src/flows/ports/rule-pack-store.js';

export class FakeRulePackStore extends RulePackStore {
  private readonly kept: RuleVersion[] = [];

  override async save(content: RulePack, hash: string, by: string, at: Date): Promise<RuleVersion> {
    const newest = this.newestFirst(content.pack)[0];
    if (newest?.hash === hash) return newest;
    const version = (newest?.version ?? 0) + 1;
    const saved = { pack: content.pack, version, content, hash, createdAt: at, createdBy: by };
    this.kept.push(structuredClone(saved));
    return saved;
  }

  override async saveOver(known: Known, content: RulePack, hash: string, by: string, at: Date) {
    const newest = this.newestFirst(content.pack)[0];
    const isOther = newest?.hash !== hash && !isAsKnown(known, newest ? String(newest.version) : null);
    return isOther ? null : await this.save(content, hash, by, at);
  }

  override async find({ pack, version }: RuleVersionRef): Promise<RuleVersion | null> {
    return this.kept.find((one) => one.pack === pack && one.version === version) ?? null;
  }

  override async newest(pack: string): Promise<RuleVersion | null> {
    return this.newestFirst(pack)[0] ?? null;
  }

  override async list(): Promise<readonly RuleVersion[]> {
    const names = [...new Set(this.kept.map(({ pack }) => pack))].sort();
    return names.flatMap((name) => this.newestFirst(name).slice(0, 1));
  }

  override async versions(pack: string): Promise<readonly RuleVersion[]> {
    return this.newestFirst(pack);
  }

  private newestFirst(pack: string): readonly RuleVersion[] {
    return this.kept.filter((one) => one.pack === pack).sort((a, b) => b.version - a.version);
  }
}
