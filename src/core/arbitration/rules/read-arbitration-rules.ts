import { readCondition } from '../../condition/read-condition.js';
import { CHANNELS, PURPOSES } from '../../customer/consent.js';
import type { FactCatalogue } from '../../facts/fact-catalogue.js';
import { FoundProblems, isForbiddenName, pathTo } from '../../kit/found-problems.js';
import type { Words } from '../../kit/locale.js';
import type { Read } from '../../kit/problem.js';
import {
  among,
  type FieldCheck,
  instant,
  listOf,
  plainId,
  record,
  setOf,
  whole,
  words,
} from '../../offer/offer-fields.js';
import { type ArbitrationRules, PLAIN_ARBITRATION } from './arbitration-rules.js';
import type { Influencer } from './influencer.js';

/**
 * What the file may name: levers, and the facts of the segments that influencers speak to. Neither lists nor patterns: a
 * run freezes these rules as plain data.
 */
export type ArbitrationNames = { readonly levers: readonly string[]; readonly catalogue: FactCatalogue };

type InfluencerJson = Omit<Influencer, 'from' | 'until' | 'scope'> & {
  readonly from: string;
  readonly until?: string;
  readonly scope: Omit<Influencer['scope'], 'when'> & { readonly when?: unknown };
};
type RulesJson = Omit<ArbitrationRules, 'influencers'> & { readonly influencers: readonly InfluencerJson[] };

const number: FieldCheck = (found, json, path) => {
  if (typeof json !== 'number' || !Number.isFinite(json)) found.wrongType(path, 'number', json);
};

const factor: FieldCheck = (found, json, path) => {
  number(found, json, path);
  if (typeof json === 'number' && json < 0) found.add(path, 'ARBITRATION_FACTOR_BELOW_ZERO', { found: json });
};

const aboveZero: FieldCheck = (found, json, path) => {
  number(found, json, path);
  if (typeof json === 'number' && json <= 0) found.add(path, 'NOT_ABOVE_ZERO', { found: json });
};

const share: FieldCheck = (found, json, path) => {
  number(found, json, path);
  if (typeof json === 'number' && !(json >= 0 && json <= 1)) found.add(path, 'NOT_A_SHARE');
};

const truth: FieldCheck = (found, json, path) => {
  if (typeof json !== 'boolean') found.wrongType(path, 'boolean', json);
};

const range: FieldCheck = (found, json, path) => {
  record({ least: factor, most: factor })(found, json, path);
  const { least, most } = (json ?? {}) as { readonly least?: unknown; readonly most?: unknown };
  if (typeof least === 'number' && typeof most === 'number' && least > most) {
    found.add(path, 'ARBITRATION_RANGE_EMPTY', { least, most });
  }
};

/** A set that may be empty. */
const maybeNone =
  (each: FieldCheck): FieldCheck =>
  (found, json, path) => {
    if (!Array.isArray(json) || json.length > 0) setOf(each)(found, json, path);
  };

function leverWeights(levers: readonly string[]): FieldCheck {
  return (found, json, path) => {
    if (json === null || typeof json !== 'object' || Array.isArray(json)) {
      found.wrongType(path, 'object', json);
      return;
    }
    for (const [lever, points] of Object.entries(json)) {
      const at = pathTo(path, lever);
      if (isForbiddenName(lever)) found.add(at, 'FORBIDDEN_NAME', { field: lever });
      else if (!levers.includes(lever)) found.add(at, 'UNKNOWN_LEVER', { lever });
      number(found, points, at);
    }
  };
}

function segment({ catalogue }: ArbitrationNames): FieldCheck {
  return (found, json, path) => {
    const read = readCondition(json, catalogue, path, { timeless: true });
    if (read.ok) return;
    for (const problem of read.problems) found.add(problem.path, problem.code, problem.params);
  };
}

function influencer(names: ArbitrationNames): FieldCheck {
  const scope = record(
    {},
    {
      offers: setOf(plainId),
      levers: setOf(among(names.levers)),
      channels: setOf(among(CHANNELS)),
      when: segment(names),
    },
  );
  const shape = record(
    { id: plainId, title: words(false), points: number, from: instant, scope },
    { until: instant, halfLifeDays: aboveZero },
  );
  return (found, json, path) => {
    const before = found.count;
    shape(found, json, path);
    if (found.count > before) return;
    const { from, until } = json as InfluencerJson;
    if (until !== undefined && new Date(until) <= new Date(from)) {
      found.add(pathTo(path, 'until'), 'INFLUENCER_ENDS_EARLY');
    }
  };
}

function influencers(names: ArbitrationNames): FieldCheck {
  const each = influencer(names);
  return (found, json, path) => {
    if (!Array.isArray(json) || json.length > 0) listOf(each)(found, json, path);
    if (!Array.isArray(json)) return;
    const ids = json.map((one: { readonly id?: unknown } | null) => one?.id);
    for (const [index, id] of ids.entries()) {
      const at = pathTo(pathTo(path, index), 'id');
      if (typeof id === 'string' && ids.indexOf(id) < index) found.add(at, 'ID_TWICE', { id });
    }
  };
}

function wholeFile(names: ArbitrationNames): FieldCheck {
  return record({
    defaults: record({ propensity: share, context: factor }),
    clamps: record({ lever: range, value: record({ least: factor }) }),
    treat: record({ valueAbove: number, exempt: maybeNone(among(PURPOSES)) }),
    levers: leverWeights(names.levers),
    influencers: influencers(names),
    propensity: record({ groupWeight: aboveZero, halfLifeDays: aboveZero }),
    exploration: record({
      used: truth,
      share,
      enough: record({ shows: whole(0), acceptances: whole(0), days: whole(1) }),
    }),
  });
}

function influencerOf(json: InfluencerJson, { catalogue }: ArbitrationNames): Influencer {
  const { id, points, from, until, halfLifeDays } = json;
  const { when, ...scope } = json.scope;
  const condition = when === undefined ? null : readCondition(when, catalogue, '$', { timeless: true });
  const title: Words = json.title;
  return {
    ...{ id, title, points, from: new Date(from) },
    ...(until === undefined ? {} : { until: new Date(until) }),
    ...(halfLifeDays === undefined ? {} : { halfLifeDays }),
    scope: condition?.ok ? { ...scope, when: condition.value } : scope,
  };
}

/** Reads `rules/arbitration.json`, naming everything that is wrong with it at its JSON path. */
export function readArbitrationRules(json: unknown, names: ArbitrationNames): Read<ArbitrationRules> {
  const found = new FoundProblems();
  wholeFile(names)(found, json, '$');
  if (!found.none) return found.result(PLAIN_ARBITRATION);
  const rules = json as RulesJson;
  return found.result({ ...rules, influencers: rules.influencers.map((one) => influencerOf(one, names)) });
}
