import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useDoor } from '../builder/door.ts';
import { isList, type Json } from '../convert/json.ts';
import { OneValue, useChoices, type ValueGiven } from './one-value.tsx';

const MINOR_UNITS = 100;

/** Several values: chosen where they are known, typed one after the other where they are not. */
export function SeveralValues({ fact, value, label, disabled, onChange }: ValueGiven) {
  const { t } = useTranslation('rules');
  const { matches } = useDoor();
  const choices = useChoices(fact);
  const isNumber = fact.type === 'number';
  const scale = fact.unit === 'minor' ? MINOR_UNITS : 1;
  const shown = (one: Json) => (isNumber && typeof one === 'number' ? String(one / scale) : String(one));
  const read = (text: string): Json => {
    const number = Number(text);
    return isNumber && text.trim() !== '' && Number.isFinite(number) ? Math.round(number * scale * 1e6) / 1e6 : text;
  };
  return (
    <Select
      className="tm-several-values"
      mode={fact.type === 'enum' ? 'multiple' : 'tags'}
      aria-label={label}
      placeholder={t(fact.type === 'enum' ? 'valuesHint' : 'valuesTyped')}
      disabled={disabled}
      value={isList(value) ? value.map(shown) : []}
      options={choices}
      tokenSeparators={[',', '，', '、', ' ']}
      maxTagCount="responsive"
      popupMatchSelectWidth={false}
      showSearch={{ filterOption: (typed, option) => matches(`${option?.label} ${option?.value}`, typed) }}
      onChange={(chosen: readonly string[]) => onChange(chosen.map(read))}
    />
  );
}

/** From and to, both included. */
export function RangeValue({ value, label, onChange, ...given }: ValueGiven) {
  const { t } = useTranslation('rules');
  const [from = null, to = null] = isList(value) ? value : [];
  return (
    <span className="tm-value-parts">
      <OneValue {...given} value={from} label={t('valueFrom', { label })} onChange={(one) => onChange([one, to])} />
      <span aria-hidden>–</span>
      <OneValue {...given} value={to} label={t('valueTo', { label })} onChange={(one) => onChange([from, one])} />
    </span>
  );
}
