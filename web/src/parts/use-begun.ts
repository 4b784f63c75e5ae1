import type { FormInstance } from 'antd';
import { useRef, useState } from 'react';
import { type Merged, mergeInput } from './merge-input.ts';

type Given<T, D> = {
  readonly form: FormInstance<D>;
  /** What was there when the form was opened. What is fetched anew in the background does not take its place. */
  readonly first: T;
  readonly draftOf: (one: T) => D;
  readonly newest: () => Promise<T>;
};

export type Overtaken<T, D> = Merged<D> & { readonly newest: T };

/** A form over something others may write too: what was there when writing began, and what somebody saved meanwhile. */
export function useBegun<T, D extends object>({ form, first, draftOf, newest }: Given<T, D>) {
  const [begun, setBegun] = useState(first);
  const [overtaken, setOvertaken] = useState<Overtaken<T, D> | null>(null);
  const [isChanged, setChanged] = useState(false);
  const isDone = useRef(false);
  const goOn = ({ newest: other }: Overtaken<T, D>, draft: D) => {
    form.setFieldsValue(draft as Parameters<typeof form.setFieldsValue>[0]);
    setBegun(other);
    setOvertaken(null);
  };
  return {
    begun,
    overtaken,
    isChanged,
    isDone,
    touch: () => setChanged(true),
    /** After a save that was refused since somebody else was faster: fetches theirs, and leaves the form as it is. */
    look: async () => {
      const [other, began] = [await newest(), draftOf(begun)];
      const mine = { ...began, ...form.getFieldsValue() };
      setOvertaken({ newest: other, ...mergeInput(began, mine, draftOf(other)) });
    },
    /** Their changes come into the form; what was typed here stays over them. */
    keepMine: () => {
      if (overtaken) goOn(overtaken, overtaken.merged);
    },
    takeTheirs: () => {
      if (!overtaken) return;
      goOn(overtaken, draftOf(overtaken.newest));
      setChanged(false);
    },
  };
}
