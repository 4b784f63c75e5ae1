import type { FactDocument, FactDocuments } from './fact-documents.js';
import type { Derived, RowMaker } from './row-maker.js';

/** Customers who keep changing while they are folded are read again; this often, then it is a fault. */
const TRIES = 30;

/** The revs a block has of its rows; undefined where it has none. */
export type Revs = { get(id: string): number | undefined };

/** The states after the changes found. One that says the same since the same day stays the change it was. */
function statesAfter({ document, derived }: Derived): NonNullable<FactDocument['states']> {
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
function mayLack(history: Revs, { _id, states }: FactDocument): boolean {
  if (states === undefined) return false;
  let newest = -1;
  for (const model in states) newest = Math.max(newest, states[model]?.rev ?? -1);
  return newest > -1 && newest > (history.get(_id) ?? -1);
}

/** Whether a customer can be folded as it was read: nothing is to be kept of it first. */
export function isSettled(revs: Revs, { document, derived }: Derived): boolean {
  return derived.changes.length === 0 && !mayLack(revs, document);
}

/**
 * Keeps what models that remember moved to on the customers before it is folded: first the last change found goes to the
 * history, then the new one is written with the `rev` that was read. `revs` are those the block has of its rows. Of
 * customers somebody changed meanwhile the newer document is taken; who is gone by then is left out.
 */
export async function settle(
  documents: FactDocuments,
  maker: RowMaker,
  read: readonly Derived[],
  revs: Revs,
): Promise<readonly Derived[]> {
  const settled: Derived[] = [];
  let open = read;
  for (let tries = 0; open.length > 0; tries += 1) {
    if (tries === TRIES) throw new Error(`${open.length} customers keep changing while they are folded`);
    await documents.keepChanges(open.map(({ document }) => document).filter((document) => mayLack(revs, document)));
    settled.push(...open.filter(({ derived: { changes } }) => changes.length === 0));
    const changed = open.filter(({ derived: { changes } }) => changes.length > 0);
    if (changed.length === 0) break;
    const after = changed.map((one) => ({ document: one.document, states: statesAfter(one) }));
    const allKept = await documents.changeStates(after);
    // What was written is derived again: the row is that of the new `rev`, and how long it holds may hang on the new state.
    const next = allKept
      ? after.map(({ document, states }) => ({
          ...document,
          rev: document.rev + 1,
          stale: true,
          states: { ...document.states, ...states },
        }))
      : await readAgain(documents, maker, changed);
    open = maker.derived(next);
  }
  return settled;
}

async function readAgain(documents: FactDocuments, maker: RowMaker, changed: readonly Derived[]) {
  const ids = changed.map(({ document: { _id } }) => _id);
  return (await documents.byIds(ids, maker.projection)).filter(({ gone }) => !gone);
}
