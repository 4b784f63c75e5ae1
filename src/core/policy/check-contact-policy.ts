import { FoundProblems, pathTo } from '../kit/found-problems.js';
import type { Read } from '../kit/problem.js';
import { isZone } from '../kit/zone.js';
import { checkCap } from './cap/read-cap.js';
import type { ContactPolicy } from './contact-policy.js';
import { items, oneOf, within } from './read-lists.js';
import type { ContactHours, Jurisdiction } from './timing/hours.js';
import { type QuietPreset, withPreset } from './timing/quiet-presets.js';
import { checkAllNamed, checkCoverage, checkHours } from './timing/read-hours.js';
import { checkJurisdictions } from './timing/read-jurisdictions.js';

type Fields = Readonly<Record<string, unknown>>;

const MOST_SPREAD_MINUTES = 1_440;
/** Contacts are kept for longer than that, whatever the caps are. */
const MOST_SAME_OFFER_DAYS = 28;
const MOST_RESPONSES = 1_000;
/** The header of a part counts them in one octet (3GPP TS 23.040). */
const MOST_PARTS = 255;

function checkZone(found: FoundProblems, { operatorZone }: Fields): void {
  if (typeof operatorZone !== 'string') found.wrongType('$.operatorZone', 'string', operatorZone);
  else if (!isZone(operatorZone)) found.add('$.operatorZone', 'POLICY_ZONE_UNKNOWN', { found: operatorZone });
}

/** The hours, if they are in order: what builds on them is only judged then. */
function checkOwnHours(found: FoundProblems, { hours }: Fields): readonly ContactHours[] | null {
  const before = found.count;
  items(found, hours, '$.hours', (item, path) => checkHours(found, item, path));
  if (found.count > before) return null;
  const read = hours as readonly ContactHours[];
  checkAllNamed(found, read, '$.hours');
  checkCoverage(found, { path: '$.hours', hours: read });
  return found.count > before ? null : read;
}

function checkCaps(found: FoundProblems, { caps }: Fields): void {
  const ids = new Set<unknown>();
  if (!Array.isArray(caps)) found.wrongType('$.caps', 'array', caps);
  else for (const [index, cap] of caps.entries()) checkCap(found, cap, pathTo('$.caps', index), ids);
}

function checkPlaces(
  found: FoundProblems,
  { jurisdictions, defaultJurisdiction }: Fields,
  hours: readonly ContactHours[] | null,
  presets: readonly QuietPreset[],
): void {
  if (jurisdictions !== undefined) checkJurisdictions(found, jurisdictions, hours, presets);
  if (defaultJurisdiction === undefined) return;
  const ids = Array.isArray(jurisdictions) ? jurisdictions.map((one) => String(one?.id)) : [];
  oneOf(found, defaultJurisdiction, '$.defaultJurisdiction', ids);
}

function checkSendTime(found: FoundProblems, json: unknown): void {
  const fields = found.object(json, '$.sendTime', ['minResponses', 'neighbourWeight']);
  if (!fields) return;
  within(found, fields.minResponses, '$.sendTime.minResponses', 1, MOST_RESPONSES);
  within(found, fields.neighbourWeight, '$.sendTime.neighbourWeight', 0, 1);
}

/**
 * Reads `contact-policy.json`, naming everything that is wrong with it at its JSON path. No caps at all is allowed. What
 * comes back has the hours of the presets that its jurisdictions name.
 */
export function checkContactPolicy(json: unknown, presets: readonly QuietPreset[] = []): Read<ContactPolicy> {
  const found = new FoundProblems();
  const optional = ['jurisdictions', 'defaultJurisdiction', 'spreadMinutes', 'sendTime', 'smsParts', 'sameOfferDays'];
  const fields = found.object(json, '$', ['operatorZone', 'hours', 'caps'], optional);
  if (fields) {
    checkZone(found, fields);
    const hours = checkOwnHours(found, fields);
    checkPlaces(found, fields, hours, presets);
    if (fields.spreadMinutes !== undefined)
      within(found, fields.spreadMinutes, '$.spreadMinutes', 0, MOST_SPREAD_MINUTES);
    if (fields.sameOfferDays !== undefined)
      within(found, fields.sameOfferDays, '$.sameOfferDays', 1, MOST_SAME_OFFER_DAYS);
    if (fields.smsParts !== undefined) within(found, fields.smsParts, '$.smsParts', 1, MOST_PARTS);
    if (fields.sendTime !== undefined) checkSendTime(found, fields.sendTime);
    checkCaps(found, fields);
  }
  if (!found.none) return found.result(json as ContactPolicy);
  const policy = json as ContactPolicy & { readonly jurisdictions?: readonly Jurisdiction[] };
  if (policy.jurisdictions === undefined) return found.result<ContactPolicy>(policy);
  return found.result<ContactPolicy>({
    ...policy,
    jurisdictions: policy.jurisdictions.map((one) => withPreset(one, presets)),
  });
}
