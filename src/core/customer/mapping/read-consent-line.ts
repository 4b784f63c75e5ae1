import { type FoundProblems, pathTo } from '../../kit/found-problems.js';
import { instantOf } from '../../kit/zone.js';
import { CHANNELS, PURPOSES } from '../consent.js';
import { DAY_FORMATS, type DayFormat } from './cell-value.js';
import type { ConsentLine, MappingConstants } from './mapping.js';
import type { LineReader } from './read-mapping-line.js';

type Fields = Readonly<Record<string, unknown>>;

/** When each consent was given, where the source says so. */
function sinceOf(line: Fields, path: string, reader: LineReader, problems: FoundProblems): ConsentLine['since'] {
  if (!Object.hasOwn(line, 'since')) return null;
  const at = pathTo(path, 'since');
  const since = problems.object(line.since, at, ['column'], ['format']);
  const format = reader.choice<DayFormat>(
    since?.format ?? 'YYYY-MM-DD',
    pathTo(at, 'format'),
    DAY_FORMATS,
    'YYYY-MM-DD',
  );
  return { column: reader.column(since?.column, pathTo(at, 'column')), format };
}

/** Reads a line that says which column shows a consent; none for a line of another kind. */
export function consentLine(
  line: Fields,
  path: string,
  reader: LineReader,
  problems: FoundProblems,
  { zone }: MappingConstants,
): readonly ConsentLine[] {
  if (!Object.hasOwn(line, 'consent')) return [];
  problems.object(line, path, ['consent', 'when'], ['note', 'since']);
  const scope = problems.object(line.consent, pathTo(path, 'consent'), ['channel', 'purpose']);
  const at = pathTo(path, 'when');
  const when = problems.object(line.when, at, ['column', 'equals']);
  return [
    {
      channel: reader.choice(scope?.channel, `${path}.consent.channel`, CHANNELS, 'sms'),
      purpose: reader.choice(scope?.purpose, `${path}.consent.purpose`, PURPOSES, 'marketing'),
      column: reader.column(when?.column, pathTo(at, 'column')),
      equals: reader.texts(when?.equals, pathTo(at, 'equals')),
      at: instantOf(Date.parse(reader.asOf(path)), zone ?? 'UTC', 'earlier'),
      since: sinceOf(line, path, reader, problems),
    },
  ];
}
