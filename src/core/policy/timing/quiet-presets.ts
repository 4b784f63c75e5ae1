import { CHANNELS, PURPOSES } from '../../customer/consent.js';
import { FoundProblems, pathTo } from '../../kit/found-problems.js';
import type { Words } from '../../kit/locale.js';
import type { Read } from '../../kit/problem.js';
import { idAmong, items, text } from '../read-lists.js';
import type { ContactHours, Jurisdiction } from './hours.js';
import { weekFor } from './quiet-hours.js';
import { checkCoverage, checkHours } from './read-hours.js';
import { complementOf, daysOf } from './week.js';

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

/** What a preset leaves quiet, hour by hour: beside other hours it narrows them, where its allowed hours would add to them. */
function quietOf({ hours }: QuietPreset): readonly ContactHours[] {
  return CHANNELS.flatMap((channel) =>
    PURPOSES.flatMap((purpose): readonly ContactHours[] => {
      const week = weekFor(hours, channel, purpose);
      const quiet = week === null ? [] : daysOf(complementOf(week));
      const meant = hours.some(
        (one) => one.fromMidnight && one.channels.includes(channel) && one.purposes.includes(purpose),
      );
      const said = { channels: [channel], purposes: [purpose], quiet };
      return quiet.length === 0 ? [] : [meant ? { ...said, fromMidnight: true } : said];
    }),
  );
}

/** A jurisdiction with the hours of its preset: where it has hours of its own, only what both allow is allowed. */
export function withPreset(jurisdiction: Jurisdiction, presets: readonly QuietPreset[]): Jurisdiction {
  const preset = presets.find(({ id }) => id === jurisdiction.preset);
  if (preset === undefined) return jurisdiction;
  const { hours } = jurisdiction;
  return { ...jurisdiction, hours: hours === undefined ? preset.hours : [...hours, ...quietOf(preset)] };
}
