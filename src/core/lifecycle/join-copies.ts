import { placeOf } from '../kit/hash.js';
import { addMigrations, type Migration, migrationOf, type StageColumn } from './migration.js';

const SIDES = ['before', 'after'] as const;
type Side = (typeof SIDES)[number];

/** Rows of one copy that are not counted yet, and the place up to which it was read. */
class Waiting {
  ids: string[] = [];
  stages: (string | null)[] = [];
  upTo = -1;
  ended = false;

  add({ ids, stages }: StageColumn): void {
    if (ids.length !== stages.length) throw new Error(`${ids.length} ids beside ${stages.length} stages`);
    for (const [index, id] of ids.entries()) {
      this.ids.push(id);
      this.stages.push(stages[index] ?? null);
    }
    this.upTo = Math.max(this.upTo, ...ids.slice(-1).map(placeOf));
  }

  /** Takes out the rows before a place: copies are in order of place. */
  takeBefore(place: number): StageColumn {
    const from = this.ids.findIndex((id) => placeOf(id) >= place);
    const count = from < 0 ? this.ids.length : from;
    return { ids: this.ids.splice(0, count), stages: this.stages.splice(0, count) };
  }
}

/**
 * Two copies that are read part by part, each in order of place, cut wherever they like: only what one is ahead of the other
 * waits in memory. Ask `wants` for the side to read on, until it is null; `met` is handed the rows of both, place after
 * place, as soon as neither can bring any more of those places.
 */
export abstract class CopyWalk {
  private readonly waiting: Readonly<Record<Side, Waiting>> = { before: new Waiting(), after: new Waiting() };

  protected abstract met(before: StageColumn, after: StageColumn): void;

  /** The side that lies behind. */
  get wants(): Side | null {
    const open = SIDES.filter((side) => !this.waiting[side].ended);
    const [first, second] = open;
    if (first === undefined || second === undefined) return first ?? null;
    return this.waiting[first].upTo <= this.waiting[second].upTo ? first : second;
  }

  add(side: Side, column: StageColumn): void {
    this.waiting[side].add(column);
    this.meet();
  }

  end(side: Side): void {
    this.waiting[side].ended = true;
    this.meet();
  }

  /** A place may hold several customers, and the last one read may go on: it waits. */
  private meet(): void {
    const reached = SIDES.map((side) =>
      this.waiting[side].ended ? Number.POSITIVE_INFINITY : this.waiting[side].upTo,
    );
    const place = Math.min(...reached);
    const [before, after] = [this.waiting.before.takeBefore(place), this.waiting.after.takeBefore(place)];
    if (before.ids.length + after.ids.length > 0) this.met(before, after);
  }
}

/** The migration between two copies, counted as they are walked. */
export class CopyJoin extends CopyWalk {
  private counted: Migration;

  constructor(private readonly stages: readonly string[]) {
    super();
    const nobody = { ids: [], stages: [] };
    this.counted = migrationOf(nobody, nobody, stages);
  }

  protected override met(before: StageColumn, after: StageColumn): void {
    this.counted = addMigrations(this.counted, migrationOf(before, after, this.stages));
  }

  get migration(): Migration {
    return this.counted;
  }
}
