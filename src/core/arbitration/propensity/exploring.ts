import { Newest } from '../../rules/guarded/newest.js';
import type { ArbitrationRules } from '../rules/arbitration-rules.js';
import type { Beta } from './beta.js';
import { BetaTable } from './beta-table.js';
import { type Action, drawnChance, drawnScore, explores, selectionChance } from './thompson.js';

/** How many selections among different actions are kept worked out. */
const MOST_KEPT = 2_000;
/** Tables of distributions: some 12 KB each, one an offer and channel while nothing new is counted. */
const MOST_TABLES = 500;
const DIGITS = 9;

/** An action with the chance drawn for it; null where it is certain. */
type Drawn<A extends Action = Action> = { readonly action: A; readonly chance: number | null };

/** Thompson sampling under one set of rules, with what was worked out already: the same actions come again and again. */
export class Exploring {
  private readonly known = new Newest<number>(MOST_KEPT);
  private readonly tables = new Newest<BetaTable>(MOST_TABLES);
  private readonly share: number;

  constructor({ exploration }: Pick<ArbitrationRules, 'exploration'>) {
    this.share = exploration.share;
  }

  /** The best draw first; of equal ones the better. Null in a decision that takes the best as it stands. */
  drawn<A extends Action>(actions: readonly A[], decisionId: string): readonly Drawn<A>[] | null {
    if (!explores(decisionId, this.share)) return null;
    return actions
      .map((action) => ({ action, chance: drawnChance(action, decisionId) }))
      .sort((a, b) => drawnScore(b.action, b.chance) - drawnScore(a.action, a.chance));
  }

  /**
   * With which chance an action is selected among these, best first. Worked out of scores relative to the greatest, to nine
   * digits: customers whose context weighs everything alike share it, and nothing depends on who came first.
   */
  chanceOf(actions: readonly Action[], index: number): number {
    const relative = relativeTo(actions);
    const numbers = relative.map(({ posterior, slope, offset }) => [posterior?.alpha, posterior?.beta, slope, offset]);
    return this.known.of(JSON.stringify([index, numbers]), () =>
      selectionChance(relative, index, this.share, (of) => this.tableOf(of)),
    );
  }

  private tableOf(of: Beta): BetaTable {
    return this.tables.of(`${of.alpha}|${of.beta}`, () => new BetaTable(of));
  }
}

function relativeTo(actions: readonly Action[]): readonly Action[] {
  const most = Math.max(...actions.map(({ slope, offset }) => Math.max(Math.abs(slope), Math.abs(offset)))) || 1;
  const round = (score: number) => Number((score / most).toPrecision(DIGITS));
  return actions.map((action) => ({ ...action, slope: round(action.slope), offset: round(action.offset) }));
}
