import { describe, expect, it } from '@jest/globals';
import { aStand } from '../../../../test/builders/a-stand.js';
import { Queue } from './queue.js';

const stand = aStand([
  [
    [0, 9],
    [1, 2],
  ],
  [[1, 5]],
  [],
  [[0, 8]],
]);

function drained(queue: Queue): readonly number[] {
  const order: number[] = [];
  for (let customer = queue.first; customer >= 0; customer = queue.first) {
    order.push(customer);
    queue.drop();
  }
  return order;
}

describe('the queue of customers', () => {
  it('goes by what each has left after tolls, and leaves out who waits for nothing', () => {
    expect(drained(new Queue(stand, Float64Array.of(0, 0), new Uint8Array(2)))).toEqual([0, 3, 1]);
    expect(drained(new Queue(stand, Float64Array.of(6, 0), new Uint8Array(2)))).toEqual([1, 0, 3]);
  });

  it('puts back who did not get what they waited for, with their next best, or lets them go', () => {
    const gone = new Uint8Array(2);
    const queue = new Queue(stand, Float64Array.of(0, 0), gone);
    gone[0] = 1;
    queue.defer();
    expect(queue.first).toBe(3);
    queue.defer();
    expect([queue.first, queue.placeOf(1), queue.netOf(1)]).toEqual([1, 2, 5]);
    expect(drained(queue)).toEqual([1, 0]);
  });

  it('empties any number in order', () => {
    const priorities = Array.from({ length: 200 }, (_, index) => (index * 73) % 200);
    const many = aStand(priorities.map((priority) => [[0, priority]]));
    const order = drained(new Queue(many, new Float64Array(1), new Uint8Array(1)));
    expect(order.map((customer) => priorities[customer])).toEqual(priorities.toSorted((a, b) => b - a));
  });
});
