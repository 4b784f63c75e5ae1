import { ranked } from '../../src/core/arbitration/pick-offer.js';
import type { ArbitrationLog } from '../../src/core/arbitration/report/arbitration-log.js';
import { withoutFactor } from '../../src/core/arbitration/without-factor.js';

type Factors = readonly [p: number, c: number, v: number, l: number];

/** The log of an arbitration among these rules, each with an offer and a lever of its own. */
export function anArbitrationLog(candidates: Readonly<Record<string, Factors>>): ArbitrationLog {
  const ranking = ranked(
    Object.entries(candidates).map(([name, [p, c, v, l]]) => ({
      ruleId: `rule-${name}`,
      offerId: `offer-${name}`,
      activatedAt: new Date(0),
      score: { p, c, v, l, priority: p * c * v * l },
    })),
  );
  const without = withoutFactor(ranking);
  if (without === null) throw new Error('nobody stands');
  const told = ranking.map(({ ruleId, offerId, score: { p, c, v, l } }) => {
    return { ruleId, offerId, lever: ruleId.slice('rule-'.length), p, c, v, l };
  });
  return { ranked: told, without };
}
