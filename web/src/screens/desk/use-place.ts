import { useState } from 'react';
import type { Place } from '../../api/desk.ts';

/** Where an agent sits; customers at web and app are asked for by those. */
export const PLACES = ['hotline', 'counter'] as const satisfies readonly Place[];
export type DeskPlace = (typeof PLACES)[number];

const KEPT = 'tidemark.desk.place';

/** The same the next time: a desk does not move. */
export function usePlace(): readonly [DeskPlace, (place: DeskPlace) => void] {
  const [place, setPlace] = useState<DeskPlace>(
    () => PLACES.find((one) => one === localStorage.getItem(KEPT)) ?? 'hotline',
  );
  const choose = (next: DeskPlace) => {
    localStorage.setItem(KEPT, next);
    setPlace(next);
  };
  return [place, choose];
}
