import { readFileSync } from 'node:fs';
import { type EventRules, readEventRules } from '../../src/core/customer/event/event-rules.js';
import { type MergeRules, readMergeRules } from '../../src/core/customer/merge/merge-rules.js';
import type { Read } from '../../src/core/kit/problem.js';
import type { CustomerRules } from '../../src/flows/ports/customer-rules.js';

function valid<T>(read: Read<T>): T {
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
}

const json = (file: string): unknown => JSON.parse(readFileSync(`rules/${file}`, 'utf8'));

const events: EventRules = valid(readEventRules(json('events.json')));
const merging: MergeRules = valid(readMergeRules(json('merge.json')));

/** The shipped rules, in Shanghai. */
export const SHIPPED_CUSTOMER_RULES: CustomerRules = {
  events,
  merging,
  counting: { zone: 'Asia/Shanghai', keptDays: events.keptDays },
};
