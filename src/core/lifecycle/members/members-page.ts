import { placeOf } from '../../kit/hash.js';

/** `next` is after whom the next page begins; null: nobody is left. */
export type Page<T> = { readonly rows: readonly T[]; readonly next: string | null };

/**
 * A page of those whom a number counts, in the order of the base (place, then id): offered in order of place, they are counted,
 * and as many kept as fit. A page after somebody begins with the next of them, whether or not that one is still there.
 */
export class MembersPage<T extends { readonly id: string }> {
  private readonly kept: T[] = [];
  private offered = 0;
  private full = false;
  private readonly afterPlace: number;

  constructor(
    private readonly after: string | null,
    private readonly limit: number,
  ) {
    this.afterPlace = after === null ? -1 : placeOf(after);
  }

  /** Counts one, and says whether they belong to what may be on the page: then `keep` them. */
  takes(id: string): boolean {
    this.offered += 1;
    if (this.full) return false;
    const place = placeOf(id);
    if (place < this.afterPlace || (place === this.afterPlace && id <= (this.after ?? ''))) return false;
    // One more than fits tells that there is a next page; who shares a place with them may come before.
    const last = this.kept[this.limit];
    this.full = last !== undefined && place > placeOf(last.id);
    return !this.full;
  }

  keep(row: T): void {
    this.kept.push(row);
  }

  /** Whoever comes now is counted only. */
  get isFull(): boolean {
    return this.full;
  }

  get count(): number {
    return this.offered;
  }

  page(): Page<T> {
    const rows = this.kept.toSorted((a, b) => placeOf(a.id) - placeOf(b.id) || (a.id < b.id ? -1 : 1));
    const shown = rows.slice(0, this.limit);
    return { rows: shown, next: rows.length > shown.length ? (shown.at(-1)?.id ?? null) : null };
  }
}
