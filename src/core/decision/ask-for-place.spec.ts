import { describe, expect, it } from '@jest/globals';
import { aContactRow } from '../../../test/builders/a-contact-row.js';
import type { ContactRow } from '../policy/contact-policy.js';
import type { Refusal } from '../policy/refusal.js';
import { askForPlace, type PlaceAnswer } from './ask-for-place.js';

const first = aContactRow({ ruleId: 'first', outreachId: 'run|c-1|1|email' });
const second = aContactRow({ ruleId: 'second', outreachId: 'run|c-1|1|sms' });
const gone = aContactRow({ ruleId: 'gone', outreachId: 'run|c-1|1|call-list' });
const FULL: readonly Refusal[] = [{ code: 'CAP_REACHED', component: 'weekly', have: 2, need: 2 }];
const NO: PlaceAnswer = { kind: 'refused', refusals: FULL };
const yes = (row: ContactRow): PlaceAnswer => ({ kind: 'reserved', row });

/** Answers what is asked, in turn; what was asked and what came of it. */
function asked(rows: readonly ContactRow[], ...answers: readonly PlaceAnswer[]) {
  const asks: string[] = [];
  const asking = askForPlace(rows);
  let step = asking.next();
  for (const answer of answers) {
    if (step.done) break;
    asks.push(`${step.value.kind} ${step.value.row.ruleId}`);
    step = asking.next(answer);
  }
  return { asks, place: step.done ? step.value : null };
}

describe('the place of a customer', () => {
  const passed = [{ ruleId: 'first', refusals: FULL }];

  it('goes to the best candidate', () => {
    expect(asked([first, second], yes(first))).toEqual({
      asks: ['reserve first'],
      place: { holder: { ruleId: 'first' }, passedOver: [] },
    });
  });

  it('goes to the next when the caps stop the best, and keeps whom it passed over', () => {
    const held = { ...second, passedOver: passed };
    expect(asked([first, second], NO, yes(held))).toEqual({
      asks: ['reserve first', 'reserve second'],
      place: { holder: { ruleId: 'second' }, passedOver: passed },
    });
  });

  it('goes to nobody when the caps stop everybody', () => {
    const both = [...passed, { ruleId: 'second', refusals: FULL }];
    expect(asked([first, second], NO, NO).place).toEqual({ holder: null, passedOver: both });
    expect(asked([]).place).toEqual({ holder: null, passedOver: [] });
  });

  it('stays where an earlier attempt put it', () => {
    expect(asked([first, second], yes(second)).place).toEqual({ holder: { ruleId: 'second' }, passedOver: [] });
  });

  it('is given back by a candidate that has left since', () => {
    expect(asked([first], yes(gone), { kind: 'released' }, yes(first))).toEqual({
      asks: ['reserve first', 'release gone', 'reserve first'],
      place: { holder: { ruleId: 'first' }, passedOver: [] },
    });
  });
});
