import type { Lever } from '../../core/campaign/lever.js';
import type { NamedLists } from '../../core/condition/terms.js';
import type { Derivation } from '../../core/facts/derive-facts.js';
import type { FactCatalogue } from '../../core/facts/fact-catalogue.js';
import type { RetryRules } from '../../core/outreach/retry-plan.js';
import type { ContactPolicy } from '../../core/policy/contact-policy.js';
import type { VerifyLimits } from '../../core/rules/check/verify-limits.js';

/** What `rules/` says, read and checked at start: numbers and rules a marketer may change without a line of code. */
export abstract class BusinessRules {
  abstract readonly catalogue: FactCatalogue;
  abstract readonly derivations: readonly Derivation[];
  abstract readonly levers: readonly Lever[];
  /** `rules/lists/`: what `inList` may name; none where the folder is not there. */
  readonly lists: NamedLists = new Map();
  abstract readonly policy: ContactPolicy;
  /** `rules/policy/retry.json`, read by `readRetryRules` of `core/outreach/retry-plan.ts`. */
  abstract readonly retry: RetryRules;
  /** `rules/policy/verify.json`, read by `readVerifyLimits` of `core/rules/check/verify-limits.ts`. */
  abstract readonly verify: VerifyLimits;
}
