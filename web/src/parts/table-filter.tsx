import { FilterFilled } from '@ant-design/icons';
import { Button, Checkbox } from 'antd';
import TableMeasureRowContext from 'antd/es/table/TableMeasureRowContext';
import { type KeyboardEvent, type SyntheticEvent, useContext, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

type Given = {
  /** What the column is called. */
  readonly title: string;
  /** The values there are, once somebody wants to see them. */
  readonly names: () => readonly string[];
  readonly wanted: readonly string[];
  readonly choose: (wanted: readonly string[]) => void;
};

const GAP_PX = 4;

/** Under the button, and inside the window. */
function place(panel: HTMLElement, button: HTMLElement): void {
  const { right, bottom } = button.getBoundingClientRect();
  panel.style.left = `${Math.max(GAP_PX, right - panel.offsetWidth)}px`;
  panel.style.top = `${Math.max(GAP_PX, Math.min(bottom + GAP_PX, window.innerHeight - panel.offsetHeight))}px`;
}

/** What happens in the panel is not meant for the head of the column around it, which sorts. */
const keepHere = (event: SyntheticEvent) => event.stopPropagation();

/** The browser itself opens the panel, closes it with Escape and gives the place back. */
function FilterButton({ title, names, wanted, choose }: Given) {
  const { t } = useTranslation('app');
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    if (!(isOpen && panel.current && button.current)) return undefined;
    place(panel.current, button.current);
    panel.current.querySelector('input')?.focus();
    // What is below it may move away.
    const close = ({ target }: Event) => {
      if (!(target instanceof Node && panel.current?.contains(target))) panel.current?.hidePopover();
    };
    document.addEventListener('scroll', close, true);
    return () => document.removeEventListener('scroll', close, true);
  }, [isOpen]);
  const label = t('table.filter', { name: title });
  const toggle = (name: string) =>
    choose(wanted.includes(name) ? wanted.filter((one) => one !== name) : [...wanted, name]);
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    // Enter chooses as the space bar does: nothing else here answers to it.
    if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.target.click();
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        className="tm-filter"
        aria-label={wanted.length === 0 ? label : t('table.filtered', { name: title, count: wanted.length })}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        data-on={wanted.length > 0}
        popoverTarget={id}
        onClick={keepHere}
        onKeyDown={keepHere}
      >
        <FilterFilled />
      </button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        role="dialog"
        aria-label={label}
        className="tm-filter-panel"
        onToggle={({ newState }) => setOpen(newState === 'open')}
        onClick={keepHere}
        onKeyDown={onKeyDown}
      >
        {isOpen ? (
          <>
            <div className="tm-filter-names">
              {names().map((name) => (
                <Checkbox key={name} checked={wanted.includes(name)} onChange={() => toggle(name)}>
                  {name === '' ? t('table.nothing') : name}
                </Checkbox>
              ))}
            </div>
            <Button type="link" size="small" disabled={wanted.length === 0} onClick={() => choose([])}>
              {t('table.all')}
            </Button>
          </>
        ) : null}
      </div>
    </>
  );
}

/** Which values of a column are shown. The table draws its head a second time, unseen, to measure it: there it needs the room only. */
export function TableFilter(given: Given) {
  return useContext(TableMeasureRowContext) ? <span className="tm-filter" /> : <FilterButton {...given} />;
}
