import { readFileSync } from 'node:fs';
import type { RetryRules } from '../../src/core/outreach/retry-plan.js';

/** `rules/policy/retry.json` as it is shipped. */
export const SHIPPED_RETRY: RetryRules = JSON.parse(readFileSync('rules/policy/retry.json', 'utf8'));
