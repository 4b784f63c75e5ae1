import { Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSay } from '../../../app/words.ts';
import { DayField } from '../../../parts/day-field.tsx';
import { useDoor } from '../builder/door.ts';
import type { Json } from '../convert/json.ts';
import type { Asked } from '../words/asked.ts';

export type ValueGiven = {
  readonly fact: Asked;
  readonly value: Json;
  readonly label: string;
  readonly disabled: boolean;
  readonly onChange: (value: Json) => void;
};

const MINOR_UNITS = 100;

/** What stands behind a number; amounts are in the currency of each customer and name none. */
function useUnit(fact: Asked): string | undefined {
  const { t } = useTranslation('rules');
  const { unit } = fact;
  return unit === null || unit === 'minor' ? undefined : t(`unitName.${unit}`, { defaultValue: unit });
}

/** Amounts are edited in whole units and kept in minor ones. */
export function NumberValue({ fact, value, label, disabled, onChange }: ValueGiven) {
  const { t } = useTranslation('rules');
  const unit = useUnit(fact);
  const scale = fact.unit === 'minor' ? MINOR_UNITS : 1;
  return (
    <InputNumber<number>
      className="tm-number-value"
      aria-label={label}
      placeholder={t('valueHint')}
      disabled={disabled}
      value={typeof value === 'number' ? value / scale : null}
      suffix={unit}
      onChange={(typed) => onChange(typed === null ? null : scale === 1 ? typed : Math.round(typed * scale))}
    />
  );
}

export function DayValue({ value, label, disabled, onChange }: ValueGiven) {
  return (
    <DayField
      className="tm-day-value"
      label={label}
      disabled={disabled}
      value={typeof value === 'string' ? value : ''}
      onChange={(day) => onChange(day === '' ? null : day)}
    />
  );
}

export function YesNoValue({ value, label, disabled, onChange }: ValueGiven) {
  const { t } = useTranslation('rules');
  return (
    <Select
      className="tm-short-value"
      aria-label={label}
      placeholder={t('valueHint')}
      disabled={disabled}
      value={typeof value === 'boolean' ? String(value) : null}
      options={[
        { value: 'true', label: t('yes') },
        { value: 'false', label: t('no') },
      ]}
      onChange={(chosen) => onChange(chosen === 'true')}
    />
  );
}

/** Values by what they are called: all of an enum, those of a text that have titles. Two of one title are told apart by their codes. */
export function useChoices({ values, valueLabels = {} }: Pick<Asked, 'values' | 'valueLabels'>) {
  const say = useSay();
  const called = (values ?? Object.keys(valueLabels)).map((value) => {
    const label = valueLabels[value];
    return { value, label: label ? say(label) : value };
  });
  const isAlone = (label: string) => called.filter((one) => one.label === label).length === 1;
  return called.map(({ value, label }) => ({ value, label: isAlone(label) ? label : `${label} (${value})` }));
}

export function ChoiceValue({ fact, value, label, disabled, onChange }: ValueGiven) {
  const { t } = useTranslation('rules');
  const { matches } = useDoor();
  const options = useChoices(fact);
  return (
    <Select
      className="tm-choice-value"
      aria-label={label}
      placeholder={t('valueHint')}
      disabled={disabled}
      value={value === null ? null : String(value)}
      options={options}
      popupMatchSelectWidth={false}
      showSearch={{ filterOption: (typed, option) => matches(`${option?.label} ${option?.value}`, typed) }}
      onChange={(chosen) => onChange(chosen)}
    />
  );
}

export function TextValue({ value, label, disabled, onChange }: Omit<ValueGiven, 'fact'>) {
  const { t } = useTranslation('rules');
  return (
    <Input
      className="tm-text-value"
      aria-label={label}
      placeholder={t('valueHint')}
      disabled={disabled}
      value={typeof value === 'string' ? value : ''}
      onChange={({ target }) => onChange(target.value === '' ? null : target.value)}
    />
  );
}

/** A text whose values are known in part: chosen by what they are called, or typed as it is. */
function KnownTextValue({ fact, value, label, disabled, onChange }: ValueGiven) {
  const { t } = useTranslation('rules');
  const { matches } = useDoor();
  const [typed, setTyped] = useState('');
  const choices = useChoices(fact);
  const isKnown = (text: string) => choices.some((one) => one.value === text || one.label === text);
  const own = typeof value === 'string' && value !== '' && !isKnown(value) ? [{ value, label: value }] : [];
  const free = typed.trim();
  const more =
    free === '' || isKnown(free) || free === value ? [] : [{ value: free, label: t('valueTyped', { typed: free }) }];
  return (
    <Select
      className="tm-choice-value"
      aria-label={label}
      placeholder={t('valueChoose')}
      disabled={disabled}
      value={typeof value === 'string' && value !== '' ? value : null}
      options={[...own, ...choices, ...more]}
      popupMatchSelectWidth={false}
      showSearch={{
        onSearch: setTyped,
        filterOption: (text, option) => matches(`${option?.label} ${option?.value}`, text),
      }}
      onChange={(chosen: string) => onChange(chosen)}
    />
  );
}

/** One value of the fact's own type. */
export function OneValue(given: ValueGiven) {
  switch (given.fact.type) {
    case 'number':
    case 'series':
      return <NumberValue {...given} />;
    case 'boolean':
      return <YesNoValue {...given} />;
    case 'day':
      return <DayValue {...given} />;
    case 'enum':
      return <ChoiceValue {...given} />;
    case 'text':
      return given.fact.valueLabels === undefined ? <TextValue {...given} /> : <KnownTextValue {...given} />;
    case 'list':
      return <TextValue {...given} />;
  }
}
