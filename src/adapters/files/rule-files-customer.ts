import type { EventCounting } from '../../core/customer/customer-event.js';
import { type EventRules, readEventRules } from '../../core/customer/event/event-rules.js';
import { type MergeRules, readMergeRules } from '../../core/customer/merge/merge-rules.js';
import type { Problem, Read } from '../../core/kit/problem.js';
import { CustomerRules } from '../../flows/ports/customer-rules.js';
import { inFile, readRuleFile } from './rule-files-json.js';

class FileCustomerRules extends CustomerRules {
  constructor(
    override readonly events: EventRules,
    override readonly merging: MergeRules,
    override readonly counting: EventCounting,
  ) {
    super();
  }
}

async function readOne<T>(
  rulesDir: string,
  file: string,
  read: (json: unknown) => Read<T>,
  problems: Problem[],
): Promise<T | null> {
  const json = await readRuleFile(rulesDir, file);
  const value = json.ok ? read(json.value.json) : json;
  if (value.ok) return value.value;
  problems.push(...value.problems.map((problem) => (json.ok ? inFile(file, problem) : problem)));
  return null;
}

/** How events are counted and records merged; null with the reasons among the problems. */
export async function readCustomerRules(
  rulesDir: string,
  zone: string | null,
  problems: Problem[],
): Promise<CustomerRules | null> {
  const events = await readOne(rulesDir, 'events.json', readEventRules, problems);
  const merging = await readOne(rulesDir, 'merge.json', readMergeRules, problems);
  if (events === null || merging === null || zone === null) return null;
  return new FileCustomerRules(events, merging, { zone, keptDays: events.keptDays });
}
