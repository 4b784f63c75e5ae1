import type { EmergencyStop, StopScope } from '../../core/policy/stages/emergency.js';

/** Emergency stops. What was pulled holds from the moment the call returns, for every process that asks afterwards. */
export abstract class StopStore {
  /** Those that hold now, by key. */
  abstract active(): Promise<readonly EmergencyStop[]>;
  /** False: it was stopped already, and the first word on it stands. */
  abstract pull(stop: EmergencyStop): Promise<boolean>;
  /** False: it was not stopped. What was pulled is kept, with who ended it. */
  abstract lift(
    scope: StopScope,
    end: { readonly by: string; readonly at: Date; readonly why: string },
  ): Promise<boolean>;
}
