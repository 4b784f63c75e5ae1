import type { FactBlock, PlaceRange } from '../../core/facts/fact-block.js';
import type { AssignmentsView } from '../../flows/ports/assignments-view.js';
import type { ContactTraces } from '../../flows/ports/contact-traces.js';
import { FactBlocks } from '../../flows/ports/fact-blocks.js';
import type { FactMonth, FactMonths } from '../../flows/ports/fact-months.js';
import type { Stoppable } from './stoppable.js';

/** The base in blocks, as long as somebody waits for what is made of them. */
export class StoppableBlocks extends FactBlocks {
  constructor(
    private readonly blocks: FactBlocks,
    private readonly stoppable: Stoppable,
  ) {
    super();
  }

  override read(range: PlaceRange, facts: readonly string[], asOf: Date): AsyncIterable<FactBlock> {
    return this.stoppable.over(this.blocks.read(range, facts, asOf));
  }

  override async held(facts: readonly string[] | Promise<readonly string[]>, asOf: Date) {
    const held = await this.blocks.held(facts, asOf);
    return held && this.stoppable.over(held);
  }

  override refreshing(): Promise<number> {
    return this.blocks.refreshing();
  }

  override sheetOf(customerId: string, asOf: Date) {
    return this.blocks.sheetOf(customerId, asOf);
  }
}

/** The same for the months that are kept: all but the two ways to go through one is as it was. */
export function stoppableMonths(months: FactMonths, stoppable: Stoppable): FactMonths {
  return Object.create(months, {
    read: {
      value: (month: FactMonth, facts: readonly string[]) => stoppable.over(months.read(month, facts)),
    },
    readWithUntold: {
      value: (month: FactMonth, facts: readonly string[], from?: number) =>
        stoppable.over(months.readWithUntold(month, facts, from)),
    },
  }) as FactMonths;
}

/** All contacts, as long as somebody waits for what is learnt from them. */
export function stoppableTraces(traces: ContactTraces, stoppable: Stoppable): ContactTraces {
  return { read: (since) => stoppable.over(traces.read(since)) };
}

/** A campaign's assignments, likewise. */
export function stoppableAssignments(view: AssignmentsView, stoppable: Stoppable): AssignmentsView {
  return { unitsOf: (campaignId) => stoppable.over(view.unitsOf(campaignId)) };
}
