import { actionOf } from '../arbitration/propensity/action-of.js';
import type { Exploring } from '../arbitration/propensity/exploring.js';
import type { Action } from '../arbitration/propensity/thompson.js';
import type { ArbitrationRules } from '../arbitration/rules/arbitration-rules.js';
import type { Score } from '../arbitration/score.js';
import type { ChannelName } from '../customer/consent.js';
import type { Offer } from '../offer/offer.js';
import type { DecisionFrame } from './decision-frame.js';

/** What stands and may be explored. */
type Stands = {
  readonly campaignId: string;
  readonly ruleId: string;
  readonly offerId: string;
  readonly channel: ChannelName;
  readonly offer: Pick<Offer, 'value'>;
  readonly score: Score;
};

/** How the first of a ranking was selected among the actions that stood. */
export class Selection {
  constructor(
    /** Whether it was drawn, and not taken as the best. */
    readonly explored: boolean,
    private readonly actions: readonly Action[],
    private readonly index: number,
    private readonly exploring: Exploring,
  ) {}

  /** The chance with which it was selected: above 0 for all that can be. Worked out when it is asked for. */
  chance(): number {
    return this.exploring.chanceOf(this.actions, this.index);
  }
}

type Explored<S> = { readonly ranked: readonly S[]; readonly selection: Selection };

type Explorer = {
  readonly exploring: Exploring;
  readonly rules: ArbitrationRules;
  readonly frame: Pick<DecisionFrame, 'chances' | 'place'>;
  readonly decisionId: string;
};

/**
 * Thompson sampling among those that stand, best first. In most decisions nothing changes; in the others each is ranked by
 * what it scores at a chance drawn for it, and carries that score. `at` scores one at a chance.
 */
export function explore<S extends Stands>(
  best: readonly S[],
  at: (one: S, chance: number) => Score,
  { exploring, rules, frame: { chances, place }, decisionId }: Explorer,
): Explored<S> {
  const actions = best.map((one) => {
    const gathered = chances?.gathered(one.offerId, place ?? one.channel) ?? null;
    return { ...actionOf(`${one.campaignId}|${one.ruleId}`, one.offer.value, one.score, gathered, rules), one };
  });
  const drawn = exploring.drawn(actions, decisionId);
  const [first] = drawn ?? [];
  if (drawn === null || first === undefined) {
    return { ranked: best, selection: new Selection(false, actions.map(bare), 0, exploring) };
  }
  const ranked = drawn.map(({ action: { one }, chance }) =>
    chance === null ? one : { ...one, score: at(one, chance) },
  );
  const index = actions.indexOf(first.action);
  return { ranked, selection: new Selection(true, actions.map(bare), index, exploring) };
}

/** Who stands is not kept with what is drawn. */
function bare({ id, posterior, slope, offset }: Action): Action {
  return { id, posterior, slope, offset };
}
