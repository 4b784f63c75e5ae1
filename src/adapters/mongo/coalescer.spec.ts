import { describe, expect, it } from '@jest/globals';
import { Coalescer } from './coalescer.js';

const LIMITS = { lanes: 1, most: 3 };

function doubling() {
  const batches: (readonly number[])[] = [];
  const coalescer = new Coalescer<number, number>(async (requests) => {
    batches.push(requests);
    if (requests.includes(13)) throw new Error('unlucky');
    return requests.map((request) => request * 2);
  }, LIMITS);
  return { batches, coalescer };
}

describe('calls that go together', () => {
  it('answer each caller its own, in batches of at most the limit', async () => {
    const { batches, coalescer } = doubling();
    await expect(Promise.all([1, 2, 3, 4, 5].map((n) => coalescer.ask(n)))).resolves.toEqual([2, 4, 6, 8, 10]);
    expect(batches).toEqual([
      [1, 2, 3],
      [4, 5],
    ]);
  });

  it('let a call alone go at once, also after quiet', async () => {
    const { batches, coalescer } = doubling();
    await coalescer.ask(1);
    await coalescer.ask(2);
    expect(batches).toEqual([[1], [2]]);
  });

  it('fail together, and not those who come after', async () => {
    const { coalescer } = doubling();
    const unlucky = Promise.allSettled([coalescer.ask(12), coalescer.ask(13)]);
    expect((await unlucky).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await expect(coalescer.ask(4)).resolves.toBe(8);
  });
});
