import type { PlannedOf } from '../../flows/ports/outreach-store.js';

/** Which outreach rows are meant, as a filter. */
export function plannedFilter(of: PlannedOf) {
  if (typeof of === 'string') return { runId: { $eq: of } };
  if ('onEventsBy' in of) return { campaignId: { $eq: of.onEventsBy }, event: { $exists: true } };
  return { runId: { $eq: of.runId }, campaignId: { $eq: of.campaignId } };
}
