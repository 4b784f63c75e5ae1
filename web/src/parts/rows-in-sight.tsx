import { type ComponentProps, createContext, type UIEvent, useContext, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';

/** Taken for a row until one was seen. */
const FIRST_GUESS_PX = 37;
/** Rows drawn above and below what is in sight, and how many of them have to be left. */
const BESIDE = 4;
const LEAST_BESIDE = 1;

const Left = createContext({ above: 0, below: 0 });

/** The rows in sight, and the room that the others take. */
export function RowsInSight({ children, ...given }: ComponentProps<'tbody'>) {
  const { above, below } = useContext(Left);
  return (
    <tbody {...given}>
      {above > 0 ? <tr aria-hidden style={{ height: above }} /> : null}
      {children}
      {below > 0 ? <tr aria-hidden style={{ height: below }} /> : null}
    </tbody>
  );
}

export const RoomOfTheOthers = Left.Provider;

function averageHeight(box: HTMLElement | null): number | null {
  const rows = [...(box?.querySelectorAll('tbody > .ant-table-row') ?? [])];
  const [first, last] = [rows.at(0), rows.at(-1)];
  if (!(first && last)) return null;
  return (last.getBoundingClientRect().bottom - first.getBoundingClientRect().top) / rows.length;
}

type Given = {
  readonly rows: object;
  /** How many of them are shown. */
  readonly count: number;
  /** Of the box they are scrolled in; without it all are drawn. */
  readonly height: number | undefined;
  readonly question: object;
};

/**
 * Which of many rows are drawn: those in sight and some beside them. Rows differ in height; their average places them, and
 * the browser keeps still what is being looked at. A new `question` begins at the top.
 */
export function useRowsInSight({ rows, count, height, question }: Given) {
  const box = useRef<HTMLDivElement>(null);
  const scrolled = useRef<HTMLElement>(null);
  const [rowPx, setRowPx] = useState(FIRST_GUESS_PX);
  const [drawn, setDrawn] = useState({ of: question, from: 0 });
  const inSight = Math.ceil((height ?? 0) / rowPx);
  const from = drawn.of === question ? Math.max(0, Math.min(drawn.from, count - inSight)) : 0;
  const to = height === undefined ? count : Math.min(count, from + inSight + 2 * BESIDE);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new question begins at the top
  useLayoutEffect(() => {
    // Where nothing was scrolled nobody has to be asked how far.
    scrolled.current?.scrollTo({ top: 0 });
    scrolled.current = null;
  }, [question]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other rows may be of another height
  useLayoutEffect(() => {
    const seen = height === undefined ? null : averageHeight(box.current);
    if (seen !== null && Math.abs(seen - rowPx) > 1) setRowPx(seen);
  }, [rows, height]);
  const onScroll = ({ target }: UIEvent) => {
    if (height === undefined || !(target instanceof HTMLElement)) return;
    scrolled.current = target;
    const top = Math.floor(target.scrollTop / rowPx);
    const hasAbove = from === 0 || top - from >= LEAST_BESIDE;
    const hasBelow = to === count || to - (top + inSight) >= LEAST_BESIDE;
    // At once: what is scrolled to is drawn in the same picture.
    if (!(hasAbove && hasBelow)) flushSync(() => setDrawn({ of: question, from: Math.max(0, top - BESIDE) }));
  };
  return { box, from, to, onScroll, room: { above: from * rowPx, below: (count - to) * rowPx } };
}
