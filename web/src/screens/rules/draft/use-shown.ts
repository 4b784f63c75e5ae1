import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../api/types.ts';
import type { Json } from '../convert/json.ts';
import { askedFor, isGap } from './problems.ts';

export type Shown = {
  readonly problems: readonly Problem[];
  /** A field was left: what is missing there may be said. */
  readonly touch: (path: string) => void;
  /** Everything may be said: somebody wanted to save. */
  readonly showAll: () => void;
};

/** What is only missing is asked for; what the server says of an empty place is about something that nobody wrote. */
export function useAsked(): (problems: readonly Problem[], json: Json) => readonly Problem[] {
  const { t } = useTranslation('rules');
  return useCallback(
    (problems, json) => {
      const told = new Set<string>();
      return problems.flatMap((one) => {
        if (!isGap(one, json)) return [one];
        const text = t(`missing.${askedFor(one)}`);
        const key = `${one.path} ${text}`;
        if (told.has(key)) return [];
        told.add(key);
        return [{ ...one, message: { 'zh-CN': text, en: text } }];
      });
    },
    [t],
  );
}

/** What is wrong is told at once; what is only missing, once its field was left or it was to be saved. */
export function useShown(problems: readonly Problem[], json: Json): Shown {
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [isAll, setAll] = useState(false);
  const touch = useCallback((path: string) => setTouched((before) => new Set([...before, path])), []);
  const showAll = useCallback(() => setAll(true), []);
  const asked = useAsked();
  const shown = useMemo(
    () =>
      asked(
        problems.filter((one) => isAll || touched.has(one.path) || !isGap(one, json)),
        json,
      ),
    [problems, isAll, touched, json, asked],
  );
  return useMemo(() => ({ problems: shown, touch, showAll }), [shown, touch, showAll]);
}
