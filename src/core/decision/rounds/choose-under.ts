import { allocate } from '../../arbitration/allocate/allocate.js';
import { capacityRefusal } from '../../arbitration/allocate/needed.js';
import type { Scarcity } from '../../arbitration/allocate/scarcity.js';
import type { Choose } from './rounds.js';

/** Chooses under the limits of a run, and tells who lost what was too scarce for them: 'needed 4.10, scored 3.87'. */
export function chooseUnder(scarcity: Scarcity): Choose {
  return (stand) => {
    const { chosen, needed, ...allocation } = allocate(stand, scarcity);
    const shortage = { ...allocation, scarcity };
    return {
      chosen,
      refusalOf: (place) =>
        capacityRefusal(shortage, stand.rules[place] ?? -1, stand.priorities[place] ?? 0, needed[place] ?? 0),
    };
  };
}
