import { useEffect, useMemo, useReducer } from 'react';
import { type Json, sameJson } from '../convert/json.ts';
import { begin, changed, type History, redone, undone } from './history.ts';
import { type PackDraft, packDraft } from './pack-draft.ts';

type Act =
  | { readonly kind: 'change'; readonly change: (now: Json) => Json }
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' };

function after(history: History, act: Act): History {
  switch (act.kind) {
    case 'change':
      return changed(history, act.change(history.now));
    case 'undo':
      return undone(history);
    case 'redo':
      return redone(history);
  }
}

/** What is being written: one content, of which the builder, the sentence and the JSON are three views. */
export type Draft = {
  readonly json: Json;
  readonly pack: PackDraft;
  readonly isChanged: boolean;
  readonly change: (change: (now: Json) => Json) => void;
  readonly undo: (() => void) | null;
  readonly redo: (() => void) | null;
};

/** A list to choose from and a box to tick are inputs too: what is done there has no undo but ours. */
const isChosen = (field: Element) =>
  field instanceof HTMLInputElement &&
  (['checkbox', 'radio'].includes(field.type) || (field.role === 'combobox' && field.value === ''));

function isTyping(target: EventTarget | null): boolean {
  const field = target instanceof HTMLElement ? target.closest('input, textarea, [contenteditable="true"]') : null;
  return field !== null && !isChosen(field);
}

function askedBy({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): 'undo' | 'redo' | null {
  if (!(ctrlKey || metaKey) || altKey) return null;
  const pressed = key.toLowerCase();
  if (pressed === 'y') return 'redo';
  if (pressed !== 'z') return null;
  return shiftKey ? 'redo' : 'undo';
}

export function useDraft(saved: Json): Draft {
  const [history, act] = useReducer(after, saved, begin);
  const draft = useMemo(
    (): Draft => ({
      json: history.now,
      pack: packDraft(history.now),
      isChanged: !sameJson(saved, history.now),
      change: (change) => act({ kind: 'change', change }),
      undo: history.past.length > 0 ? () => act({ kind: 'undo' }) : null,
      redo: history.future.length > 0 ? () => act({ kind: 'redo' }) : null,
    }),
    [history, saved],
  );
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const kind = askedBy(event);
      // A field that is typed in has an undo of its own.
      if (kind === null || isTyping(event.target)) return;
      event.preventDefault();
      act({ kind });
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  return draft;
}
