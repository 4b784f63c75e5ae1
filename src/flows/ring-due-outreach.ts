import { Injectable } from '@nestjs/common';
import { Clock } from './ports/clock.js';
import { OutreachStore } from './ports/outreach-store.js';
import { WakeUps } from './ports/wake-ups.js';

/** Looks which shards have something due and rings for them. */
@Injectable()
export class RingDueOutreach {
  constructor(
    private readonly outreaches: OutreachStore,
    private readonly wakeUps: WakeUps,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<number> {
    const shards = await this.outreaches.dueShards(this.clock.now());
    await this.wakeUps.dispatch(shards);
    return shards.length;
  }
}
