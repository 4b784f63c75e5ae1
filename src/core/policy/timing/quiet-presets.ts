import { FoundProblems, pathTo } from '../../kit/found-problems.js';
import type { Words } from '../../kit/locale.js';
import type { Read } from '../../kit/problem.js';
import { idAmong, items, text } from '../read-lists.js';
import type { ContactHours, Jurisdiction } from './hours.js';
import { checkCoverage, checkHours } from './read-hours.js';

/** Hours that a law or a regulator gives, to be named by a jurisdiction. Configurable, and no legal advice. */
export type QuietPreset = { readonly id: string; readonly title: Words; readonly hours: readonly ContactHours[] };

function checkPreset(found: FoundProblems, json: unknown, path: string, ids: Set<unknown>): void {
  const fields = found.object(json, path, ['id', 'title', 'hours']);
  if (!fields) return;
  const before = found.count;
  idAmong(found, fields.id, pathTo(path, 'id'), ids, 'POLICY_PRESET_TWICE');
  const title = found.object(fields.title, pathTo(path, 'title'), ['zh-CN', 'en']);
  for (const locale of ['zh-CN', 'en']) if (title) text(found, title[locale], pathTo(pathTo(path, 'title'), locale));
  const hoursPath = pathTo(path, 'hours');
  items(found, fields.hours, hoursPath, (item, at) => checkHours(found, item, at));
  if (found.count === before) checkCoverage(found, { path: hoursPath, hours: fields.hours as ContactHours[] });
}

/** Reads `rules/policy/quiet-presets.json`, naming everything that is wrong with it at its JSON path. */
export function readQuietPresets(json: unknown): Read<readonly QuietPreset[]> {
  const found = new FoundProblems();
  const fields = found.object(json, '$', ['presets']);
  const ids = new Set<unknown>();
  if (fields) items(found, fields.presets, '$.presets', (item, path) => checkPreset(found, item, path, ids));
  return found.result((fields?.presets ?? []) as readonly QuietPreset[]);
}

/** A jurisdiction with the hours of its preset beside its own. */
export function withPreset(jurisdiction: Jurisdiction, presets: readonly QuietPreset[]): Jurisdiction {
  const preset = presets.find(({ id }) => id === jurisdiction.preset);
  return preset === undefined
    ? jurisdiction
    : { ...jurisdiction, hours: [...(jurisdiction.hours ?? []), ...preset.hours] };
}
