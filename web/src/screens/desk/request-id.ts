import { useRef } from 'react';

const BYTES = 16;

/** An id of an asking. By random bytes: the browser's own maker of ids is not there on a page of plain http. */
export function newRequest(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(BYTES));
  return `desk-${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

/**
 * Gives each word an id of its own. Pressed again after no answer came it keeps its id, so that what did arrive counts once;
 * pressed again after it was told it is another word.
 */
export function useTelling<W extends object>() {
  const last = useRef<{ readonly said: string; readonly request: string } | null>(null);
  return {
    of: (word: W): W & { readonly request: string } => {
      const said = JSON.stringify(word);
      const request = last.current?.said === said ? last.current.request : newRequest();
      last.current = { said, request };
      return { ...word, request };
    },
    isTold: () => {
      last.current = null;
    },
  };
}
