import { FactRoom } from '../../src/flows/ports/fact-room.js';

/** Remembers for how many room was asked. */
export class FakeFactRoom extends FactRoom {
  readonly asked: number[] = [];

  override async makeFor(coming: number): Promise<void> {
    this.asked.push(coming);
  }
}
