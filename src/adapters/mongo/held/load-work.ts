import { type LoadTime, loadFiller } from '../../../core/facts/block/at-load.js';
import { asOfEach, type Derivation } from '../../../core/facts/derive-facts.js';
import type { Column, FactBlock } from '../../../core/facts/fact-block.js';
import type { FactCatalogue } from '../../../core/facts/fact-catalogue.js';

/** No zone's clock shows another day within one of these. */
const QUARTER_MS = 900_000;

/** What is to be worked out of stored facts and the day for one count: of rows that lack some of it, that alone. */
export class LoadWork {
  readonly quarter: number;
  private readonly fillers = new Map<string, (block: FactBlock) => FactBlock>();
  private readonly asOfOne: ReturnType<typeof asOfEach>;

  constructor(
    readonly steps: readonly Derivation[],
    private readonly catalogue: FactCatalogue,
    private readonly time: LoadTime,
  ) {
    this.quarter = Math.floor(time.now.getTime() / QUARTER_MS);
    this.asOfOne = asOfEach(time.now, time.operatorZone);
  }

  /** The days it is in the zones of some rows: what was worked out of them holds for as long as these are the same. */
  daysIn(zones: Column | undefined): string {
    if (zones?.kind !== 'dict') throw new Error('rows that do not tell the zones of their customers');
    const days = zones.dictionary.map((timeZone) => this.asOfOne({ preference: { timeZone } }).today);
    return [this.asOfOne({ preference: {} }).today, ...days].join();
  }

  fill(lacking: readonly Derivation[], block: FactBlock): FactBlock {
    const key = lacking.map(({ names }) => names.join()).join('|');
    const filler = this.fillers.get(key) ?? loadFiller(lacking, this.catalogue, this.time);
    this.fillers.set(key, filler);
    return filler(block);
  }
}
