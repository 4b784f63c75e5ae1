import { describe, expect, it } from '@jest/globals';
import { placeOf } from '../../kit/hash.js';
import { MembersPage } from './members-page.js';

const IDS = Array.from({ length: 40 }, (_one, index) => `c-${index}`).sort((a, b) => placeOf(a) - placeOf(b));

function pageOf(ids: readonly string[], after: string | null, limit: number) {
  const page = new MembersPage<{ readonly id: string }>(after, limit);
  for (const id of ids) if (page.takes(id)) page.keep({ id });
  return { ...page.page(), count: page.count, isFull: page.isFull };
}

function paged(ids: readonly string[], limit: number): readonly string[] {
  const all: string[] = [];
  for (let after: string | null | undefined = null; after !== undefined; ) {
    const { rows, next } = pageOf(ids, after, limit);
    all.push(...rows.map(({ id }) => id));
    after = next ?? undefined;
  }
  return all;
}

describe('pages of customers', () => {
  it.each([1, 3, 20, 39, 40, 41])('of %d come to everybody, in order, nobody twice', (limit) => {
    expect(paged(IDS, limit)).toEqual(IDS);
  });

  it('count everybody, whoever is on them', () => {
    expect(pageOf(IDS, null, 5)).toMatchObject({ count: 40, isFull: true });
    expect(pageOf(IDS, IDS[38] ?? '', 5)).toMatchObject({ count: 40, isFull: false, next: null });
  });

  it('go on after somebody who is there no more', () => {
    const without = IDS.filter((_id, index) => index !== 4);
    expect(pageOf(without, IDS[4] ?? '', 2).rows.map(({ id }) => id)).toEqual(IDS.slice(5, 7));
  });

  it('of nobody are empty', () => {
    expect(pageOf([], null, 5)).toEqual({ rows: [], next: null, count: 0, isFull: false });
  });
});
