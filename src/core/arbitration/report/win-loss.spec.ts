import { describe, expect, it } from '@jest/globals';
import { anArbitrationLog } from '../../../../test/builders/an-arbitration-log.js';
import { type ArbitrationLog, LOG_KEYS, type LogKey } from './arbitration-log.js';
import { WinsAndLosses } from './win-loss.js';

/**
 * Worked by hand. First: a .5·100·2 = 100, b .5·120 = 60, c 1·30 = 30. Without levers b wins, 60 against 50 and 30;
 * without context a; without value a and c, 1 each, and a has the higher value; without propensity a, 200 against 120 and
 * 30. Second: b 90 beats c 40, whatever is left out but value, where c wins, 1 against .75.
 */
function winLoss(logs: readonly ArbitrationLog[], by: LogKey) {
  const matrix = new WinsAndLosses(by);
  for (const log of logs) matrix.add(log);
  return matrix.report();
}

const LOGS = [
  anArbitrationLog({ a: [0.5, 1, 100, 2], b: [0.5, 1, 120, 1], c: [1, 1, 30, 1] }),
  anArbitrationLog({ b: [0.75, 1, 120, 1], c: [1, 1, 40, 1] }),
];

describe('wins and losses', () => {
  it.each(LOG_KEYS)('are counted by %s, and what each would have won without a factor', (by) => {
    const name = (letter: string) => ({ ruleId: `rule-${letter}`, offerId: `offer-${letter}`, lever: letter })[by];
    expect(winLoss(LOGS, by)).toEqual([
      {
        ...{ name: name('a'), stood: 1, won: 1, would: { pvc: 0, pvl: 1, pcl: 1, vcl: 1 } },
        beat: { [name('b')]: 1, [name('c')]: 1 },
      },
      {
        ...{ name: name('b'), stood: 2, won: 1, would: { pvc: 2, pvl: 1, pcl: 0, vcl: 1 } },
        beat: { [name('c')]: 1 },
      },
      { name: name('c'), stood: 2, won: 0, would: { pvc: 0, pvl: 0, pcl: 1, vcl: 0 }, beat: {} },
    ]);
  });

  it('are none of nobody', () => {
    expect(winLoss([], 'lever')).toEqual([]);
  });
});
