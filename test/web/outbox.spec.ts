import { describe, expect, it } from '@jest/globals';
import { nextBefore, onceEach } from '../../web/src/api/outbox-pages.ts';

const message = (id: string, ms: number) => ({ id, at: new Date(ms).toISOString() });
const before = (ms: number) => new Date(ms).toISOString();

/** What the interface does: newest first, strictly before an instant. */
function pagesOf(all: readonly ReturnType<typeof message>[], size: number) {
  const shown: ReturnType<typeof message>[] = [];
  for (let asked: string | null = null, isLast = false; !isLast; ) {
    const left = all.filter(({ at }) => asked === null || at < asked).slice(0, size);
    shown.push(...left);
    const next = nextBefore(left, size, asked);
    isLast = next === null;
    asked = next;
  }
  return onceEach(shown).map(({ id }) => id);
}

describe('the pages of the outbox', () => {
  it.each([
    ['a moment each', [5, 4, 3, 2, 1]],
    ['one moment across the end of a page', [5, 4, 4, 3, 2]],
    ['one moment for all but the first', [5, 4, 4, 3]],
  ])('bring every message once: %s', (_case, moments) => {
    const all = moments.map((ms, index) => message(`m-${index}`, ms));
    expect(pagesOf(all, 2)).toEqual(all.map(({ id }) => id));
  });

  it('come to an end also where more are of one moment than a page holds', () => {
    const all = [4, 4, 4, 3].map((ms, index) => message(`m-${index}`, ms));
    expect(pagesOf(all, 2)).toEqual(['m-0', 'm-1', 'm-3']);
  });

  it('are over where a page is not full', () => {
    expect(nextBefore([message('m-0', 4)], 2, null)).toBeNull();
    expect(nextBefore([message('m-0', 5), message('m-1', 4)], 2, null)).toBe(before(5));
  });
});
