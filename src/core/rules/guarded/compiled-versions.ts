import type { NamedLists } from '../../condition/terms.js';
import type { FactCatalogue } from '../../facts/fact-catalogue.js';
import type { ColumnKernel } from '../columns/column-kernel.js';
import { compilePack } from '../program.js';
import type { RulePack, RuleVersion } from '../rule-pack.js';
import { GuardedRules } from './guarded-rules.js';
import { Newest } from './newest.js';

/** Versions kept ready: of as many packs as run side by side. */
const MOST_VERSIONS = 16;

type Vocabulary = { readonly catalogue: FactCatalogue; readonly lists?: NamedLists };

/** Stored versions of packs, each compiled once a process: chunks of a run share one, and a new version stands beside it. */
export class CompiledVersions {
  private readonly versions = new Newest<GuardedRules>(MOST_VERSIONS);

  /** `kernel` makes a kernel with a memory of its own. */
  constructor(
    private readonly vocabulary: Vocabulary,
    readonly kernel: () => ColumnKernel,
  ) {}

  of({ pack, version, content }: Pick<RuleVersion, 'pack' | 'version' | 'content'>): GuardedRules {
    return this.versions.of(JSON.stringify([pack, version]), () => this.unsaved(content));
  }

  /** A pack that is no version yet: compiled for the caller alone. */
  unsaved(pack: RulePack): GuardedRules {
    const { catalogue, lists } = this.vocabulary;
    return new GuardedRules(compilePack(pack, catalogue, lists), this.kernel);
  }
}
