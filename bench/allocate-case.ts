import { type Limit, type Scarcity, scarcityOf, type Use } from '../src/core/arbitration/allocate/scarcity.js';
import type { Stand } from '../src/core/arbitration/allocate/stand.js';
import { numbersOf } from './arguments.js';

/** What `npm run bench:allocate` is asked for. */
export type AllocateOptions = {
  readonly candidates: number;
  readonly offers: number;
  readonly seed: number;
  readonly json: boolean;
};

export function allocateOptions(args: readonly string[]): AllocateOptions {
  const number = numbersOf(args);
  return {
    candidates: number('--candidates', 1_000_000),
    offers: number('--offers', 60),
    seed: number('--seed', 1),
    json: args.includes('--json'),
  };
}

const CHANNELS = ['sms', 'email', 'call-list'];
const BUDGETS = 12;
/** Candidates of one customer, at most; half as many on average. */
const MOST_EACH = 8;
/** The part of what would be asked for if nothing were scarce that there is: at least, and at most. */
const [SCARCEST, LEAST_SCARCE] = [0.4, 0.8];

/** Numbers from 0 to 1 that are the same for a seed everywhere. (Mulberry32.) */
function chances(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    const once = Math.imul(state ^ (state >>> 15), 1 | state);
    const twice = (once + Math.imul(once ^ (once >>> 7), 61 | once)) ^ once;
    return ((twice ^ (twice >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function usesOf(offer: number, chance: () => number): readonly Use[] {
  const channel = CHANNELS[Math.floor(chance() * CHANNELS.length)] ?? 'sms';
  const minutes = { resource: 'call-minutes', amount: 3 + Math.floor(chance() * 8) };
  return [
    { resource: `budget-${offer % BUDGETS}`, amount: 100 + Math.floor(chance() * 3_000) },
    { resource: `stock-${offer}`, amount: 1 },
    { resource: `places-${channel}`, amount: 1 },
    ...(channel === 'call-list' ? [minutes] : []),
  ];
}

/** Customers' candidates, best first: an offer's worth, the customer's, and chance. */
function standOf(candidates: number, worths: readonly number[], chance: () => number): Stand {
  const [starts, rules] = [[0], new Uint32Array(candidates)];
  const priorities = new Float64Array(candidates);
  let filled = 0;
  while (filled < candidates) {
    const most = Math.min(candidates - filled, worths.length, 1 + Math.floor(chance() * (MOST_EACH - 1)));
    const worth = 0.25 + 2 * chance() * chance();
    const own = new Map<number, number>();
    while (own.size < most) {
      const offer = Math.floor(chance() * worths.length);
      own.set(offer, (worths[offer] ?? 0) * worth * (0.2 + 1.6 * chance()));
    }
    for (const [offer, priority] of [...own].sort((a, b) => b[1] - a[1] || a[0] - b[0])) {
      rules[filled] = offer;
      priorities[filled] = priority;
      filled += 1;
    }
    starts.push(filled);
  }
  const open = new Uint8Array(candidates).fill(1);
  return { starts: Uint32Array.from(starts), rules, priorities, open, placed: new Uint8Array(candidates) };
}

/** So much of everything as would leave some of what everybody's best asks for without. */
function limitsFor({ starts, rules }: Stand, uses: readonly (readonly Use[])[], chance: () => number): Limit[] {
  const asked = new Map(uses.flat().map(({ resource }) => [resource, 0]));
  for (const best of starts.subarray(0, -1)) {
    for (const { resource, amount } of uses[rules[best] ?? 0] ?? []) {
      asked.set(resource, (asked.get(resource) ?? 0) + amount);
    }
  }
  return [...asked].map(([id, sum]) => ({
    id,
    limit: Math.floor(sum * (SCARCEST + (LEAST_SCARCE - SCARCEST) * chance())),
  }));
}

/** A run to share out: the same for the same options everywhere. */
export function allocateCase({ candidates, offers, seed }: AllocateOptions): {
  readonly stand: Stand;
  readonly scarcity: Scarcity;
} {
  const chance = chances(seed);
  const worths = Array.from({ length: offers }, () => 200 + chance() * 4_000);
  const uses = worths.map((_, offer) => usesOf(offer, chance));
  const stand = standOf(candidates, worths, chance);
  return { stand, scarcity: scarcityOf(limitsFor(stand, uses, chance), uses) };
}
