import { Injectable } from '@nestjs/common';
import { Clock } from './ports/clock.js';
import { ImportStore } from './ports/import-store.js';
import { WakeUps } from './ports/wake-ups.js';

/** A batch takes a second or two: nothing for this long means that nobody is at work. Two at once do no harm. */
const STILL_MS = 60_000;

/** Rings again for imports whose ring, or whose worker, was lost. */
@Injectable()
export class SweepImports {
  constructor(
    private readonly imports: ImportStore,
    private readonly wakeUps: WakeUps,
    private readonly clock: Clock,
  ) {}

  /** How many were rung for. */
  async run(): Promise<number> {
    const stranded = await this.imports.stranded(new Date(this.clock.system().getTime() - STILL_MS));
    for (const id of stranded) await this.wakeUps.importFile(id);
    return stranded.length;
  }
}
