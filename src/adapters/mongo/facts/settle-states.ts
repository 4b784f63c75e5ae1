import type { DerivedRow } from '../../../core/facts/block/derive-row.js';
import type { FactDocument, FactDocuments } from './fact-documents.js';
import type { RowMaker } from './row-maker.js';

/** Customers who keep changing while they are folded are read again; this often, then it is a fault. */
const TRIES = 30;

/** A document and what it gives, with every state its models moved to kept on it. */
export type Settled = { readonly document: FactDocument; readonly derived: DerivedRow };

/** The states after the changes found. One that says the same since the same day stays the change it was. */
function statesAfter({ document, derived }: Settled): NonNullable<FactDocument['states']> {
  const { states = {}, rev } = document;
  return Object.fromEntries(
    derived.changes.map(({ model, state }) => {
      const before = states[model];
      const same = before !== undefined && before.value === state.value && before.since === state.since;
      return [model, { ...state, rev: same ? before.rev : rev + 1 }];
    }),
  );
}

/** Whether a document carries a change that may not be in the history yet: what a block knows of was put there before. */
function mayLack(history: ReadonlyMap<string, number>, { _id, states = {} }: FactDocument): boolean {
  const folded = history.get(_id) ?? -1;
  return Object.values(states).some(({ rev }) => rev > folded);
}

/**
 * Keeps what models that remember moved to on the customers before it is folded: first the last change found goes to the
 * history, then the new one is written with the `rev` that was read. `revs` are those the block has of its rows. Of
 * customers somebody changed meanwhile the newer document is taken; who is gone by then is left out.
 */
export async function settle(
  documents: FactDocuments,
  maker: RowMaker,
  read: readonly FactDocument[],
  revs: ReadonlyMap<string, number>,
): Promise<readonly Settled[]> {
  const settled: Settled[] = [];
  let open = read;
  for (let tries = 0; open.length > 0; tries += 1) {
    if (tries === TRIES) throw new Error(`${open.length} customers keep changing while they are folded`);
    const derived = open.map((document) => ({ document, derived: maker.derived(document) }));
    await documents.keepChanges(open.filter((document) => mayLack(revs, document)));
    settled.push(...derived.filter(({ derived: { changes } }) => changes.length === 0));
    const changed = derived.filter(({ derived: { changes } }) => changes.length > 0);
    if (changed.length === 0) break;
    const after = changed.map(({ document, derived: row }) => ({
      document,
      states: statesAfter({ document, derived: row }),
    }));
    const allKept = await documents.changeStates(after);
    // What was written is derived again: the row is that of the new `rev`, and how long it holds may hang on the new state.
    open = allKept
      ? after.map(({ document, states }) => ({
          ...document,
          rev: document.rev + 1,
          stale: true,
          states: { ...document.states, ...states },
        }))
      : (
          await documents.byIds(
            changed.map(({ document: { _id } }) => _id),
            maker.projection,
          )
        ).filter(({ gone }) => !gone);
  }
  return settled;
}
