import type { TrainedModels } from '../../core/value/trained-models.js';

/** The versions in force of all that facts take from the base itself. */
export abstract class TrainedStore {
  abstract read(): Promise<TrainedModels>;
}
