import { allocate, greedy } from '../src/core/arbitration/allocate/allocate.js';
import { allocateCase, allocateOptions } from './allocate-case.js';

/** What one process measured, sharing out by one method; `peakRssMb` is of that process, the run itself included. */
export type AllocateFigures = {
  readonly ms: number;
  readonly sum: number;
  readonly bound: number;
  readonly customers: number;
  readonly limits: number;
  readonly served: number;
  readonly peakRssMb: number;
};

const [method, ...args] = process.argv.slice(2);
const { stand, scarcity } = allocateCase(allocateOptions(args));
const from = performance.now();
const { chosen, sum, bound } =
  method === 'greedy' ? { ...greedy(stand, scarcity), bound: Number.POSITIVE_INFINITY } : allocate(stand, scarcity);
const figures: AllocateFigures = {
  ms: Math.round(performance.now() - from),
  sum,
  bound,
  customers: stand.starts.length - 1,
  limits: scarcity.limits.length,
  served: chosen.reduce((served, place) => served + (place < 0 ? 0 : 1), 0),
  peakRssMb: Math.round(process.resourceUsage().maxRSS / 1_024),
};
process.send?.(figures);
