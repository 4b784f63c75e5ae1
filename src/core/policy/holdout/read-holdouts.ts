import { CONTROL_VERSION } from '../../campaign/campaign.js';
import { PURPOSES, type Purpose } from '../../customer/consent.js';
import { FoundProblems, pathTo } from '../../kit/found-problems.js';
import type { Read } from '../../kit/problem.js';
import { type ComponentVersion, type GlobalVersion, type Holdouts, VARIANTS } from './holdouts.js';

type Range = { readonly least: number; readonly most: number };

/** Per cent (methods.md section 2). A slip of the finger must not keep a third of the base silent for months. */
const SHARES = {
  neverRotated: { least: 0.5, most: 1 },
  global: { least: 2, most: 5 },
  component: { least: 0.5, most: 2 },
} as const satisfies Record<string, Range>;

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;
/** Selling is what a global control is kept out of. */
const EXEMPTABLE = PURPOSES.filter((purpose) => purpose !== 'marketing');

function readShare(found: FoundProblems, json: unknown, path: string, { least, most }: Range): number {
  if (typeof json !== 'number') found.wrongType(path, 'number', json);
  else if (json !== 0 && !(json >= least && json <= most)) {
    found.add(path, 'HOLDOUT_SHARE_OUT_OF_RANGE', { found: json, least, most });
  }
  return Number(json);
}

function readVersion(found: FoundProblems, json: unknown, path: string): string {
  if (typeof json !== 'string') found.wrongType(path, 'string', json);
  else if (!CONTROL_VERSION.test(json)) found.add(path, 'HOLDOUT_VERSION_BAD', { found: json });
  return String(json);
}

function readInstant(found: FoundProblems, json: unknown, path: string): Date {
  if (typeof json !== 'string') found.wrongType(path, 'string', json);
  else if (!INSTANT.test(json) || Number.isNaN(new Date(json).getTime())) {
    found.add(path, 'HOLDOUT_INSTANT_BAD', { found: json });
  }
  return new Date(String(json));
}

type Term = { readonly version: string; readonly from: Date; readonly until?: Date };

function readTerm(found: FoundProblems, fields: Readonly<Record<string, unknown>>, path: string): Term {
  const version = readVersion(found, fields.version, pathTo(path, 'version'));
  const from = readInstant(found, fields.from, pathTo(path, 'from'));
  if (fields.until === undefined) return { version, from };
  const until = readInstant(found, fields.until, pathTo(path, 'until'));
  if (until <= from) {
    const params = { from: String(fields.from), until: String(fields.until) };
    found.add(pathTo(path, 'until'), 'HOLDOUT_ENDS_BEFORE_IT_BEGINS', params);
  }
  return { version, from, until };
}

/** One ends where the next begins: two at once would be two answers, none in between a base without control. */
function checkMeeting(found: FoundProblems, { version, from }: Term, until: Date, path: string): void {
  if (until.getTime() === from.getTime()) return;
  const code = from < until ? 'HOLDOUT_VERSIONS_OVERLAP' : 'HOLDOUT_VERSIONS_GAP';
  found.add(path, code, { version, from: from.toISOString(), until: until.toISOString() });
}

/** Only the last has no end. */
function checkEnd(found: FoundProblems, { version, until }: Term, isLast: boolean, path: string): void {
  if (!isLast && until === undefined) found.add(path, 'HOLDOUT_NEVER_ENDS', { version });
  if (isLast && until !== undefined) found.add(path, 'HOLDOUT_ENDS', { version, until: until.toISOString() });
}

function checkOrder(found: FoundProblems, versions: readonly Term[], path: string): void {
  for (const [index, term] of versions.entries()) {
    const at = (name: string) => pathTo(pathTo(path, index), name);
    const { version } = term;
    const isAgain = versions.findIndex((other) => other.version === version) < index;
    if (isAgain) found.add(at('version'), 'HOLDOUT_VERSION_TWICE', { version });
    const ended = versions[index - 1]?.until;
    if (ended !== undefined) checkMeeting(found, term, ended, at('from'));
    checkEnd(found, term, index === versions.length - 1, at('until'));
  }
}

function readVersions<V extends Term>(
  found: FoundProblems,
  json: unknown,
  path: string,
  share: string,
  make: (term: Term, share: unknown, path: string) => V,
): readonly V[] {
  if (!Array.isArray(json)) {
    found.wrongType(path, 'array', json);
    return [];
  }
  const before = found.count;
  const versions = json.flatMap((item: unknown, index) => {
    const at = pathTo(path, index);
    const fields = found.object(item, at, ['version', 'from', share], ['until']);
    return fields ? [make(readTerm(found, fields, at), fields[share], pathTo(at, share))] : [];
  });
  if (found.count === before) checkOrder(found, versions, path);
  return versions;
}

function readComponentShares(found: FoundProblems, json: unknown, path: string): ComponentVersion['sharesPct'] {
  const shares = { random: 0, 'no-levers': 0, 'eligibility-only': 0 };
  const fields = found.object(json, path, VARIANTS);
  for (const variant of fields === null ? [] : VARIANTS) {
    shares[variant] = readShare(found, fields?.[variant], pathTo(path, variant), SHARES.component);
  }
  return shares;
}

function readExempt(found: FoundProblems, json: unknown): readonly Purpose[] {
  if (!Array.isArray(json)) {
    found.wrongType('$.exempt', 'array', json);
    return [];
  }
  for (const [index, purpose] of json.entries()) {
    if (EXEMPTABLE.some((one) => one === purpose)) continue;
    const params = { found: String(purpose), allowed: EXEMPTABLE.join(', ') };
    found.add(pathTo('$.exempt', index), 'HOLDOUT_PURPOSE_UNKNOWN', params);
  }
  return json;
}

function readNeverRotated(found: FoundProblems, json: unknown): Holdouts['neverRotated'] {
  const path = '$.neverRotated';
  const fields = found.object(json, path, ['version', 'sharePct']) ?? {};
  const version = readVersion(found, fields.version, pathTo(path, 'version'));
  return { version, sharePct: readShare(found, fields.sharePct, pathTo(path, 'sharePct'), SHARES.neverRotated) };
}

function readMark(found: FoundProblems, json: unknown, path: string, above: number, most: number): number {
  if (typeof json !== 'number') found.wrongType(path, 'number', json);
  else if (!(json > above && json <= most)) found.add(path, 'HOLDOUT_MARK_BAD', { found: json, above, most });
  return Number(json);
}

/** What warns is at least what blocks: a p between the two marks warns. */
function readMarks(found: FoundProblems, json: unknown): Holdouts['sampleRatio'] {
  const path = '$.sampleRatio';
  const fields = found.object(json, path, ['blocksBelow', 'warnsBelow', 'exactBelow']) ?? {};
  const blocksBelow = readMark(found, fields.blocksBelow, pathTo(path, 'blocksBelow'), 0, 0.05);
  const warnsBelow = readMark(found, fields.warnsBelow, pathTo(path, 'warnsBelow'), 0, 0.2);
  if (warnsBelow < blocksBelow) {
    found.add(pathTo(path, 'warnsBelow'), 'HOLDOUT_MARK_BAD', { found: warnsBelow, above: blocksBelow, most: 0.2 });
  }
  return {
    blocksBelow,
    warnsBelow,
    exactBelow: readMark(found, fields.exactBelow, pathTo(path, 'exactBelow'), 0, 100),
  };
}

/** Reads `rules/holdouts.json`, naming everything that is wrong with it at its JSON path. */
export function readHoldouts(json: unknown): Read<Holdouts> {
  const found = new FoundProblems();
  const fields = found.object(json, '$', ['exempt', 'neverRotated', 'global', 'components', 'sampleRatio']);
  if (fields === null) return { ok: false, problems: found.all };
  const global = readVersions<GlobalVersion>(found, fields.global, '$.global', 'sharePct', (term, share, path) => ({
    ...term,
    sharePct: readShare(found, share, path, SHARES.global),
  }));
  const components = readVersions<ComponentVersion>(
    found,
    fields.components,
    '$.components',
    'sharesPct',
    (term, shares, path) => ({ ...term, sharesPct: readComponentShares(found, shares, path) }),
  );
  return found.result({
    exempt: readExempt(found, fields.exempt),
    neverRotated: readNeverRotated(found, fields.neverRotated),
    global,
    components,
    sampleRatio: readMarks(found, fields.sampleRatio),
  });
}
