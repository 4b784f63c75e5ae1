import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { packsQuery } from '../api/catalogue.ts';
import { useMay } from '../app/me.ts';
import { useSay } from '../app/words.ts';

/** A pack by its title as it is now; who may not read rules has the id. */
export function usePackTitle(): (pack: string) => string {
  const say = useSay();
  const { data } = useQuery({ ...packsQuery, enabled: useMay('rules.read') });
  return useCallback(
    (pack) => {
      const known = data?.items.find((one) => one.pack === pack);
      return known ? say(known.content.title) : pack;
    },
    [data, say],
  );
}
