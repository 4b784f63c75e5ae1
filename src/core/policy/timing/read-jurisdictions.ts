import { type FoundProblems, pathTo } from '../../kit/found-problems.js';
import { isZone } from '../../kit/zone.js';
import { checkTitle, idAmong, items, text, textsOf } from '../read-lists.js';
import type { ContactHours, Jurisdiction } from './hours.js';
import { type QuietPreset, withPreset } from './quiet-presets.js';
import { checkCoverage, checkHours } from './read-hours.js';

function checkZones(found: FoundProblems, json: unknown, path: string): void {
  items(found, json, path, (item, at) => {
    text(found, item, at);
    if (typeof item === 'string' && !isZone(item)) found.add(at, 'POLICY_ZONE_UNKNOWN', { found: item });
  });
}

type Known = { readonly presets: readonly QuietPreset[]; readonly ids: Set<unknown> };

function checkJurisdiction(found: FoundProblems, json: unknown, path: string, { presets, ids }: Known): void {
  const fields = found.object(json, path, ['id'], ['title', 'regions', 'zones', 'preset', 'hours']);
  if (!fields) return;
  const at = (name: string) => pathTo(path, name);
  idAmong(found, fields.id, at('id'), ids, 'POLICY_JURISDICTION_TWICE');
  if (fields.title !== undefined) checkTitle(found, fields.title, at('title'));
  if (fields.regions !== undefined) textsOf(found, fields.regions, at('regions'));
  if (fields.zones !== undefined) checkZones(found, fields.zones, at('zones'));
  if (fields.hours !== undefined) items(found, fields.hours, at('hours'), (item, to) => checkHours(found, item, to));
  else if (fields.preset === undefined) found.add(path, 'POLICY_JURISDICTION_EMPTY');
  if (fields.preset !== undefined && !presets.some(({ id }) => id === fields.preset)) {
    found.add(at('preset'), 'POLICY_PRESET_UNKNOWN', { found: String(fields.preset) });
  }
}

/** The laws of places; once they are in order, whether each leaves any hours of the policy's own. */
export function checkJurisdictions(
  found: FoundProblems,
  json: unknown,
  hours: readonly ContactHours[] | null,
  presets: readonly QuietPreset[],
): void {
  const before = found.count;
  const ids = new Set<unknown>();
  items(found, json, '$.jurisdictions', (item, path) => checkJurisdiction(found, item, path, { presets, ids }));
  if (found.count > before || hours === null) return;
  for (const [index, jurisdiction] of (json as readonly Jurisdiction[]).entries()) {
    const law = withPreset(jurisdiction, presets).hours ?? [];
    checkCoverage(found, { path: pathTo('$.jurisdictions', index), hours, law });
  }
}
