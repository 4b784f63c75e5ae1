import type { EventCounting } from '../../core/customer/customer-event.js';
import type { EventRules } from '../../core/customer/event/event-rules.js';
import type { MergeRules } from '../../core/customer/merge/merge-rules.js';

/** What `rules/` says of the customer's own record. */
export abstract class CustomerRules {
  /** `rules/events.json`. */
  abstract readonly events: EventRules;
  /** `rules/merge.json`. */
  abstract readonly merging: MergeRules;
  /** The operator's zone and the days that are kept. */
  abstract readonly counting: EventCounting;
}
