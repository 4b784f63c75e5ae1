import type { ArbitrationLog } from '../../arbitration/report/arbitration-log.js';
import type { Plan } from '../decide.js';
import type { ArbitrationRecord, Decision } from '../decision.js';

/** What a record keeps of how arbitration chose; nothing where nobody stood. */
export function arbitrationRecord({ without, variant, selection }: Plan): Pick<Decision, 'arbitration'> {
  if (without === null) return {};
  const arbitration: ArbitrationRecord = {
    without,
    ...(variant === null ? {} : { variant }),
    ...(selection === undefined ? {} : { selection: { explored: selection.explored, chance: selection.chance() } }),
  };
  return { arbitration };
}

/**
 * A decision as reports on arbitration read it; null where it tells them nothing: nobody stood, or it was decided for a
 * component control, whose winner levers or chance had no part in as usual.
 */
export function arbitrationLogOf({
  candidates,
  arbitration,
}: Pick<Decision, 'candidates' | 'arbitration'>): ArbitrationLog | null {
  if (arbitration === undefined || arbitration.variant !== undefined) return null;
  const ranked = candidates
    .filter(({ rank, factors }) => rank !== undefined && factors !== null)
    .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
    .flatMap(({ ruleId, offerId, lever, factors }) => (factors ? [{ ruleId, offerId, lever, ...factors }] : []));
  return { ranked, without: arbitration.without };
}
