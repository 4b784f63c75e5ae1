import { placeOf } from '../../kit/hash.js';
import { CopyWalk } from '../join-copies.js';
import { type Move, movesOf, type StageColumn } from '../migration.js';
import { MembersPage, type Page } from './members-page.js';

/** Where customers were and where they are; null: anywhere. */
export type MoveSides = { readonly was: ReadonlySet<string> | null; readonly is: ReadonlySet<string> | null };

/** A page of those who moved between two copies as asked, as the copies are walked. */
export class MovesPage extends CopyWalk {
  private readonly members: MembersPage<Move>;

  constructor(
    private readonly sides: MoveSides,
    after: string | null,
    limit: number,
  ) {
    super();
    this.members = new MembersPage(after, limit);
  }

  protected override met(before: StageColumn, after: StageColumn): void {
    const { was, is } = this.sides;
    const moves: { readonly move: Move; readonly place: number }[] = [];
    for (const move of movesOf(before, after)) {
      if (was?.has(move.from) === false || is?.has(move.to) === false) continue;
      // Whoever is counted only needs no place.
      if (this.members.isFull) this.members.takes(move.id);
      else moves.push({ move, place: placeOf(move.id) });
    }
    for (const { move } of moves.sort((a, b) => a.place - b.place)) {
      if (this.members.takes(move.id)) this.members.keep(move);
    }
  }

  get isFull(): boolean {
    return this.members.isFull;
  }

  get count(): number {
    return this.members.count;
  }

  page(): Page<Move> {
    return this.members.page();
  }
}
