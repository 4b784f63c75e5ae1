import { Injectable } from '@nestjs/common';
import { Clock } from './ports/clock.js';
import { EventDesk } from './ports/event-desk.js';
import { WakeUps } from './ports/wake-ups.js';

/** A decision takes some ten milliseconds: what has waited this long was not rung for, or its worker died. */
const STILL_MS = 5_000;
const MOST = 1_000;

/** Rings again for events whose ring, or whose worker, was lost. Safe at any time: who is rung for already stays so. */
@Injectable()
export class SweepEvents {
  constructor(
    private readonly desk: EventDesk,
    private readonly wakeUps: WakeUps,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<{ readonly rung: number }> {
    const waiting = await this.desk.waiting(new Date(this.clock.system().getTime() - STILL_MS), MOST);
    await this.wakeUps.events(waiting);
    return { rung: waiting.length };
  }
}
