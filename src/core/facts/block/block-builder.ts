import type { Column, FactBlock } from '../fact-block.js';
import type { FactCatalogue, FactDefinition } from '../fact-catalogue.js';
import type { FactValue } from '../fact-sheet.js';
import {
  BitBuilder,
  type ColumnBuilder,
  columnBuilder,
  DayBuilder,
  NumberBuilder,
  TextBuilder,
} from './column-builders.js';

/** Where rows hold which facts; a fact without a place is missing in all of them. */
export type FactPlaces = ReadonlyMap<string, number>;

type Placed<B extends ColumnBuilder> = { readonly builder: B; readonly place: number };

/** Lays rows of facts side by side as columns, row after row. */
export class BlockBuilder {
  private readonly columns = new Map<string, ColumnBuilder>();
  private readonly numbers: Placed<NumberBuilder>[] = [];
  private readonly bits: Placed<BitBuilder>[] = [];
  private readonly days: Placed<DayBuilder>[] = [];
  private readonly texts: Placed<TextBuilder>[] = [];
  private readonly others: Placed<ColumnBuilder>[] = [];
  private ids: string[] = [];

  /** `room`: how many rows are expected. Throws for a name the catalogue does not know. */
  constructor(
    names: readonly string[],
    places: FactPlaces,
    catalogue: FactCatalogue,
    private room: number,
  ) {
    for (const name of names) {
      const definition = catalogue.get(name);
      if (definition === undefined) throw new Error(`no fact of this name: ${name}`);
      this.add(definition, places.get(name) ?? -1);
    }
  }

  private add(definition: FactDefinition, place: number): void {
    const builder = columnBuilder(definition, this.room);
    this.columns.set(definition.name, builder);
    if (place < 0) return;
    if (builder instanceof NumberBuilder) this.numbers.push({ builder, place });
    else if (builder instanceof BitBuilder) this.bits.push({ builder, place });
    else if (builder instanceof DayBuilder) this.days.push({ builder, place });
    else if (builder instanceof TextBuilder) this.texts.push({ builder, place });
    else this.others.push({ builder, place });
  }

  put(id: string, facts: readonly FactValue[]): void {
    const row = this.ids.length;
    if (row === this.room) this.grow();
    this.ids.push(id);
    // A loop for each class: what a loop calls is always the same, which makes it several times as fast.
    for (const { builder, place } of this.numbers) builder.put(row, facts[place]);
    for (const { builder, place } of this.bits) builder.put(row, facts[place]);
    for (const { builder, place } of this.days) builder.put(row, facts[place]);
    for (const { builder, place } of this.texts) builder.put(row, facts[place]);
    for (const { builder, place } of this.others) builder.put(row, facts[place]);
  }

  /** What was put; it holds until something is put again. */
  done(): FactBlock {
    const { ids } = this;
    const columns = new Map<string, Column>();
    for (const [name, builder] of this.columns) columns.set(name, builder.done(ids.length));
    return { n: ids.length, ids, columns };
  }

  /** Forgets what was put, to begin again on the same memory. */
  clear(): void {
    this.ids = [];
    for (const builder of this.columns.values()) builder.clear();
  }

  private grow(): void {
    this.room *= 2;
    for (const builder of this.columns.values()) builder.grow(this.room);
  }
}
