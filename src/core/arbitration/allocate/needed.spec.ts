import { describe, expect, it } from '@jest/globals';
import { aScarcity, aStand } from '../../../../test/builders/a-stand.js';
import { allocate } from './allocate.js';
import { capacityRefusal } from './needed.js';
import type { Scarcity } from './scarcity.js';
import type { Stand } from './stand.js';

/** Two want the hotline's one place; only the second has something else that is nearly as good. */
const stand = aStand([
  [[0, 4.1]],
  [
    [0, 4.5],
    [1, 4.2],
  ],
  [[0, 3.87]],
]);
const scarcity = aScarcity({ hotline: 1 }, { hotline: 1 }, {});

function refusalAt(place: number, at: Stand = stand, limits: Scarcity = scarcity) {
  const { needed, ...allocation } = allocate(at, limits);
  const rule = at.rules[place] ?? 0;
  return capacityRefusal({ ...allocation, scarcity: limits }, rule, at.priorities[place] ?? 0, needed[place] ?? 0);
}

describe('who got no place is told', () => {
  it('what they would have needed: 4.10, where they scored 3.87', () => {
    const refusal = refusalAt(3);
    expect(refusal).toMatchObject({ code: 'CAPACITY_OUTBID', component: 'hotline', have: 3.87 });
    expect(refusal?.need).toBeCloseTo(4.1, 10);
  });

  it('what they would have needed for better than they got', () => {
    expect(refusalAt(1)).toMatchObject({ code: 'CAPACITY_OUTBID', have: 4.5 });
    expect(refusalAt(1)?.need).toBeGreaterThanOrEqual(4.5);
  });

  it('nothing of limits where nothing it takes is scarce', () => {
    expect(refusalAt(2)).toBeNull();
  });

  it('how little there is where it does not fit even once', () => {
    const refusal = refusalAt(0, aStand([[[0, 9]]]), aScarcity({ budget: 5 }, { budget: 6 }));
    expect(refusal).toEqual({ code: 'CAPACITY_TOO_SMALL', component: 'budget', have: 5, need: 6 });
  });

  it('which resource weighs most, where none ran out', () => {
    const shortage = { lacks: Int32Array.of(-1), prices: Float64Array.of(1, 3), left: Float64Array.of(9, 9) };
    const both = aScarcity({ budget: 9, minutes: 9 }, { budget: 4, minutes: 2 });
    expect(capacityRefusal({ ...shortage, scarcity: both }, 0, 9, 10)?.component).toBe('minutes');
  });
});
