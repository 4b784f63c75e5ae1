import { Clock } from '../../src/flows/ports/clock.js';

/** Stands still until it is told: business time, and the machine's beside it. */
export class FakeClock extends Clock {
  private business: Date;
  private machine: Date;

  constructor(now = new Date('2026-11-02T18:00:00Z'), system = new Date('2026-11-20T08:00:00Z')) {
    super();
    this.business = now;
    this.machine = system;
  }

  override now(): Date {
    return new Date(this.business);
  }

  override system(): Date {
    return new Date(this.machine);
  }

  set(now: Date): void {
    this.business = now;
  }

  /** Both tick at one speed. */
  advance(ms: number): void {
    this.business = new Date(this.business.getTime() + ms);
    this.machine = new Date(this.machine.getTime() + ms);
  }
}
