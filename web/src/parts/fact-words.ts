import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { factsQuery } from '../api/catalogue.ts';
import { useSay } from '../app/words.ts';

const STAGE = 'lifecycleStage';

/** Facts and lifecycle stages by the names a marketer knows them by; until those are there, by their own. */
export function useFactWords() {
  const say = useSay();
  const { data } = useQuery(factsQuery);
  const byName = useMemo(() => new Map(data?.items.map((fact) => [fact.name, fact])), [data]);
  return {
    fact: (name: string): string => {
      const known = byName.get(name);
      return known ? say(known.labels) : name;
    },
    stage: (code: string): string => {
      const label = byName.get(STAGE)?.valueLabels?.[code];
      return label ? `${code} ${say(label)}` : code;
    },
  };
}
