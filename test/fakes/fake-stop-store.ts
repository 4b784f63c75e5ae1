import { type EmergencyStop, type StopScope, stopKey } from '../../src/core/policy/stages/emergency.js';
import { StopStore } from '../../src/flows/ports/stop-store.js';

export class FakeStopStore extends StopStore {
  readonly stops = new Map<string, EmergencyStop>();

  override async active(): Promise<readonly EmergencyStop[]> {
    return [...this.stops].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, stop]) => stop);
  }

  override async pull(stop: EmergencyStop): Promise<boolean> {
    if (this.stops.has(stopKey(stop))) return false;
    this.stops.set(stopKey(stop), stop);
    return true;
  }

  override async lift(scope: StopScope): Promise<boolean> {
    return this.stops.delete(stopKey(scope));
  }
}
