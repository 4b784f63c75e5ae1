import { type Leaf, matchesNode, type Node, type Profile } from './rules-plain.js';

/**
 * What npm run bench:rules runs on: customers and rules as a telecom's would look, the same for the same seed. Seven
 * groups, three scalars and a list; some keys missing, some null.
 */
export type BenchRule = {
  readonly conditions: Node;
  readonly priority: number;
  readonly event: { readonly type: string };
};
export type Workload = { readonly rules: readonly BenchRule[]; readonly customers: readonly Profile[] };

type Random = () => number;
type Field = {
  readonly path: string;
  readonly draw: (random: Random) => unknown;
  readonly ask: (random: Random) => Omit<Leaf, 'fact' | 'path'>;
  /** The share of customers who lack it. */
  readonly gaps: number;
};

/** mulberry32: 32 bits of state, good enough to look irregular. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const below = (random: Random, n: number) => Math.floor(random() * n);
function oneOf<T>(random: Random, from: readonly T[]): T {
  const one = from[below(random, from.length)];
  if (one === undefined) throw new Error('there is nothing to choose from');
  return one;
}

/** Skewed like usage: many small, few large; thresholds are round and lie where customers are. */
function amount(path: string, most: number, decimals = 0, gaps = 0.02): Field {
  const scale = 10 ** decimals;
  const draw = (random: Random) => Math.round(most * random() ** 2 * scale) / scale;
  const operators = ['lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive', 'equal', 'notEqual'];
  return {
    path,
    gaps,
    draw,
    ask: (random) => {
      const operator = operators[below(random, random() < 0.9 ? 4 : 6)] ?? 'lessThan';
      return { operator, value: Math.round(most * (below(random, 20) / 20) ** 2 * scale) / scale };
    },
  };
}

function choice(path: string, values: readonly (string | boolean)[], gaps = 0.02): Field {
  const draw = (random: Random) => values[Math.floor(values.length * random() ** 1.5)];
  return {
    path,
    gaps,
    draw,
    ask: (random) => {
      if (values.length < 3 || random() < 0.4) {
        return { operator: random() < 0.7 ? 'equal' : 'notEqual', value: oneOf(random, values) };
      }
      const some = values.filter(() => random() < 0.4);
      return { operator: random() < 0.7 ? 'in' : 'notIn', value: some.length > 0 ? some : [oneOf(random, values)] };
    },
  };
}

function several(path: string, values: readonly string[]): Field {
  return {
    path,
    gaps: 0.03,
    draw: (random) => values.filter(() => random() < 0.25),
    ask: (random) => ({
      operator: random() < 0.6 ? 'contains' : 'doesNotContain',
      value: oneOf(random, values),
    }),
  };
}

const named = (stem: string, n: number) => Array.from({ length: n }, (_one, at) => `${stem}-${at + 1}`);

const FIELDS: readonly Field[] = [
  amount('age', 90),
  amount('tenureMonths', 240),
  several('tags', named('tag', 10)),
  choice('segment', ['A', 'B', 'C', 'D', 'E']),
  ...['dataMb', 'voiceMinutes', 'smsCount', 'roamingDays', 'topUps'].map((name) => amount(`last30d.${name}`, 4_000)),
  ...['dataMb', 'voiceMinutes', 'smsCount', 'appSessions', 'nightShare'].map((name) =>
    amount(`last90d.${name}`, 12_000, 1),
  ),
  ...['arpu', 'balance', 'debt', 'averageTopUp'].map((name) => amount(`billing.${name}`, 300, 2)),
  choice('billing.method', ['card', 'cash', 'wallet', 'transfer']),
  choice('billing.isAutoPay', [true, false]),
  choice('plan.code', named('plan', 24)),
  choice('plan.family', named('family', 6)),
  amount('plan.price', 120, 2),
  amount('plan.monthsLeft', 36),
  several('plan.addOns', named('add-on', 12)),
  choice('plan.isShared', [false, true]),
  choice('device.brand', named('brand', 12)),
  choice('device.os', ['android', 'ios', 'harmony', 'other']),
  amount('device.ageMonths', 72),
  choice('device.is5g', [true, false]),
  amount('care.openComplaints', 5),
  amount('care.callsLast90d', 30),
  amount('care.nps', 10),
  choice('care.lastTopic', named('topic', 9)),
  choice('care.isVip', [false, true]),
  several('contact.optOuts', ['sms', 'email', 'call', 'push']),
  several('contact.accepted', named('campaign', 12)),
  amount('contact.daysSinceLast', 400),
  choice('contact.language', ['zh', 'en', 'ug', 'bo']),
  choice('contact.region', named('region', 31)),
  choice('network.cellClass', ['urban', 'suburban', 'rural']),
  amount('network.droppedCalls', 60),
  amount('network.speedMbps', 900, 1),
  choice('network.isCovered5g', [true, false]),
  amount('value.score', 1_000),
  amount('value.churnRisk', 1, 3),
];

/** A value that is not there is null or missing, half and half. */
function drawn({ draw, gaps }: Field, random: Random): unknown {
  if (random() >= gaps) return draw(random);
  return random() < 0.5 ? null : undefined;
}

function customerOf(random: Random): Profile {
  const profile: Record<string, unknown> = {};
  const hasDevice = random() >= 0.03;
  if (!hasDevice) profile.device = null;
  for (const field of FIELDS) {
    const [group = '', name] = field.path.split('.');
    const value = drawn(field, random);
    if (value === undefined || (group === 'device' && !hasDevice)) continue;
    if (name === undefined) profile[group] = value;
    else profile[group] = { ...(profile[group] as object | undefined), [name]: value };
  }
  return profile;
}

function leafOf(random: Random): Leaf {
  const { path, ask } = oneOf(random, FIELDS);
  return { fact: 'profile', path: `$.${path}`, ...ask(random) };
}

/** Three to eight leaves; half of the rules have an `any`, a quarter a `not`. */
function conditionsOf(random: Random): Node {
  let left = 3 + below(random, 6);
  const all: Node[] = [];
  const take = (n: number) => {
    left -= n;
    return Array.from({ length: n }, () => leafOf(random));
  };
  if (random() < 0.5 && left >= 3) all.push({ any: take(2 + below(random, 2)) });
  if (random() < 0.25 && left > 0) all.push({ not: random() < 0.5 && left > 1 ? { any: take(2) } : leafOf(random) });
  all.push(...take(Math.max(left, 1)));
  return { all };
}

/** Rules that more than 8 % of a sample match are drawn again, and so are those that nobody matches. */
export function workloadOf(seed: number, ruleCount: number, customerCount: number): Workload {
  const random = randomOf(seed);
  const customers = Array.from({ length: customerCount }, () => customerOf(random));
  const sample = customers.slice(0, 400);
  const rules: BenchRule[] = [];
  const known = new Set<string>();
  while (rules.length < ruleCount) {
    const conditions = conditionsOf(random);
    const matching = sample.filter((profile) => matchesNode(conditions, profile)).length;
    const share = matching / sample.length;
    if (share > 0.08 || (matching === 0 && random() < 0.9)) continue;
    const text = JSON.stringify(conditions);
    if (known.has(text)) continue;
    known.add(text);
    rules.push({ conditions, priority: 1 + below(random, 5), event: { type: `rule-${rules.length}` } });
  }
  return { rules, customers };
}
