import { useCallback } from 'react';
import { useSearchParams } from 'react-router';
import { useMay } from '../../app/me.ts';

const NAME = 'who';

/** Whose customers are open: it is in the address, so a link leads to them. */
export function useWho() {
  const [search, setSearch] = useSearchParams();
  const isSeen = useMay('customers.read');
  const searchOf = useCallback(
    (text: string) => {
      const next = new URLSearchParams(search);
      next.set(NAME, text);
      return `?${next}`;
    },
    [search],
  );
  const set = (change: (next: URLSearchParams) => void) =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        change(next);
        return next;
      },
      { preventScrollReset: true },
    );
  return {
    who: search.get(NAME),
    /** Whether this role may open anybody. */
    isSeen,
    searchOf,
    open: (text: string) => set((next) => next.set(NAME, text)),
    close: () => set((next) => next.delete(NAME)),
  };
}
