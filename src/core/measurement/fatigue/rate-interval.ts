import { chiSquareTail } from '../upper-tail.js';

/** Halvings of an interval: more change no digit. */
const HALVINGS = 100;

/** The mean at which a Poisson count is at least `shape` with this chance: it rises with the mean, from 0 to 1. */
function meanAt(shape: number, chance: number): number {
  let [low, high] = [0, shape + 20 * Math.sqrt(shape) + 50];
  for (let step = 0; step < HALVINGS && high - low > 1e-12 * high; step += 1) {
    const middle = (low + high) / 2;
    // P(at least a) at the mean x is that a χ² of 2a degrees of freedom stays below 2x.
    if (1 - chiSquareTail(2 * middle, 2 * shape) < chance) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/**
 * The exact interval of a rate: `events` over an exposure, both bounds in events (Garwood: the means at which so many or
 * more, so many or fewer, have half the error each). Divide by the exposure. No events have a bound above and none below.
 */
export function countInterval(events: number, confidence: number): { readonly low: number; readonly high: number } {
  const half = (1 - confidence) / 2;
  return { low: events === 0 ? 0 : meanAt(events, half), high: meanAt(events + 1, 1 - half) };
}
