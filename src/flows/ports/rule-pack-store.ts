import type { Known } from '../../core/kit/write/known.js';
import type { RulePack, RuleVersion, RuleVersionRef } from '../../core/rules/rule-pack.js';

export abstract class RulePackStore {
  /** The same content as the newest version answers that version; else the next number is taken. `hash` is of the canonical JSON. */
  abstract save(content: RulePack, hash: string, by: string, at: Date): Promise<RuleVersion>;
  /**
   * The same, where the newest version is the one they began with (its tag is its number) or has this very content; null
   * where somebody else saved another.
   */
  abstract saveOver(known: Known, content: RulePack, hash: string, by: string, at: Date): Promise<RuleVersion | null>;
  abstract find(ref: RuleVersionRef): Promise<RuleVersion | null>;
  abstract newest(pack: string): Promise<RuleVersion | null>;
  /** Newest version of each pack, by name. */
  abstract list(): Promise<readonly RuleVersion[]>;
  /** All versions of one pack, newest first. */
  abstract versions(pack: string): Promise<readonly RuleVersion[]>;
}
