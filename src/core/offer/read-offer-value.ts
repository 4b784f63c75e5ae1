import { FoundProblems, pathTo } from '../kit/found-problems.js';
import type { Read } from '../kit/problem.js';
import type { OfferValue } from './offer-value.js';

type Check = (found: FoundProblems, path: string, value: unknown) => void;
type Shape = {
  readonly required: Readonly<Record<string, Check>>;
  readonly optional?: Readonly<Record<string, Check>>;
};

const amount: Check = (found, path, value) => {
  if (!Number.isSafeInteger(value)) found.wrongType(path, 'integer', value);
};

const cost: Check = (found, path, value) => {
  amount(found, path, value);
  if (Number.isSafeInteger(value) && (value as number) < 0)
    found.add(path, 'COST_BELOW_ZERO', { found: Number(value) });
};

const chance: Check = (found, path, value) => {
  if (typeof value !== 'number') found.wrongType(path, 'number', value);
  else if (!(value >= 0 && value <= 1)) found.add(path, 'NOT_A_SHARE');
};

const COSTS = { incentive: cost, contactCost: cost };
const FIXED: Shape = { required: { amount } };
const GROWTH: Shape = {
  required: { margin: amount, ...COSTS, chanceIfContacted: chance, chanceOtherwise: chance },
};
const MEASURED: Shape = {
  required: { ...COSTS, stayIfContacted: chance, stayOtherwise: chance },
  optional: { clvGain: amount },
};
const ASSUMED: Shape = { required: { ...COSTS, saveRate: chance, freeRiders: chance } };
const KINDS = ['fixed', 'growth', 'retention'];

/** Retention is measured, or assumed, never half of each: what is said of the assumed form decides which is read. */
function shapeOf(kind: unknown, json: object): Shape | null {
  if (kind === 'fixed') return FIXED;
  if (kind === 'growth') return GROWTH;
  if (kind !== 'retention') return null;
  return 'saveRate' in json || 'freeRiders' in json ? ASSUMED : MEASURED;
}

function checkFields(found: FoundProblems, json: object, path: string): void {
  const { kind } = json as { readonly kind?: unknown };
  const shape = shapeOf(kind, json);
  if (shape === null) {
    if (kind === undefined) found.add(pathTo(path, 'kind'), 'MISSING_FIELD', { field: 'kind' });
    else found.add(pathTo(path, 'kind'), 'VALUE_NOT_ALLOWED', { value: String(kind), allowed: KINDS.join(', ') });
    return;
  }
  const { required, optional = {} } = shape;
  const fields = found.object(json, path, ['kind', ...Object.keys(required)], Object.keys(optional)) ?? {};
  for (const [name, check] of Object.entries({ ...required, ...optional })) {
    if (Object.hasOwn(fields, name)) check(found, pathTo(path, name), fields[name]);
  }
}

/** Reads the `value` of an offer: a whole number of minor units, or an object by `kind`; names all that is wrong with it. */
export function readOfferValue(json: unknown, path = '$'): Read<OfferValue> {
  const found = new FoundProblems();
  if (typeof json === 'number') amount(found, path, json);
  else if (json === null || typeof json !== 'object' || Array.isArray(json)) found.wrongType(path, 'object', json);
  else checkFields(found, json, path);
  return found.result(json as OfferValue);
}
