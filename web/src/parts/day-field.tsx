import { CalendarOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readDay, readLocalTime, withDashes } from './day-text.ts';
import './day-field.css';

type Given = {
  /** `2026-01-31`, with a time `2026-01-31T09:30`; empty where nothing is said. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly label?: string;
  readonly id?: string;
  readonly hasTime?: boolean;
  readonly min?: string;
  readonly disabled?: boolean;
  readonly className?: string;
};

const shown = (value: string) => value.replace('T', ' ');

/** The browser's own, which unfolds below the field. */
function Calendar({ value, onChange, label, hasTime, min, disabled = false }: Given) {
  const { t } = useTranslation('app');
  const input = useRef<HTMLInputElement>(null);
  const open = t('day.open');
  return (
    <>
      <Button
        type="text"
        size="small"
        icon={<CalendarOutlined />}
        aria-label={label === undefined ? open : `${open} · ${label}`}
        title={open}
        disabled={disabled}
        onClick={() => input.current?.showPicker()}
      />
      <input
        ref={input}
        className="tm-day-calendar"
        type={hasTime ? 'datetime-local' : 'date'}
        tabIndex={-1}
        aria-hidden
        disabled={disabled}
        value={value}
        min={min}
        onChange={({ target }) => onChange(target.value)}
      />
    </>
  );
}

const DAY = { read: readDay, hint: 'day.hint', wrong: 'day.wrong' } as const;
const DAY_AND_TIME = { read: readLocalTime, hint: 'day.hintTime', wrong: 'day.wrongTime' } as const;

/** A day as it is written everywhere here, whatever the browser's own language is; its calendar opens beside it. */
export function DayField(given: Given) {
  const { value, onChange, label, id, hasTime, disabled = false, className = '' } = given;
  const { t } = useTranslation('app');
  const { read, hint, wrong } = hasTime ? DAY_AND_TIME : DAY;
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? shown(value);
  const isWrong = typed !== null && typed !== '' && read(typed) === null;
  const type = (next: string) => {
    const dashed = withDashes(next, text);
    setTyped(dashed);
    onChange(read(dashed) ?? '');
  };
  return (
    <span className={`tm-day-field ${className}`}>
      <Input
        id={id}
        aria-label={label}
        aria-invalid={isWrong}
        status={isWrong ? 'error' : ''}
        title={t(isWrong ? wrong : hint)}
        placeholder={t(hint)}
        inputMode="numeric"
        autoComplete="off"
        disabled={disabled}
        value={text}
        onChange={({ target }) => type(target.value)}
        // What was read stands there as it was read; what is wrong stays, to be mended.
        onBlur={() => (isWrong ? undefined : setTyped(null))}
      />
      <Calendar
        {...given}
        onChange={(next) => {
          setTyped(null);
          onChange(next);
        }}
      />
    </span>
  );
}
