import { readFileSync } from 'node:fs';
import type { SenderRules } from '../../src/core/policy/sender/sender-rules.js';

/** `rules/policy/sender.json` as it is shipped. */
export const SHIPPED_SENDER: SenderRules = JSON.parse(readFileSync('rules/policy/sender.json', 'utf8'));
