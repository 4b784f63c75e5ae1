import { InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { isRecord } from '../convert/json.ts';
import { DayValue, type ValueGiven } from './one-value.tsx';

type CountGiven = Omit<ValueGiven, 'fact'> & { readonly unit: 'days' | 'months'; readonly min: number };

/** A whole number of days or months: never a day of the calendar, whatever the fact is. */
export function CountValue({ value, label, disabled, unit, min, onChange }: CountGiven) {
  const { t } = useTranslation('rules');
  return (
    <InputNumber<number>
      className="tm-number-value"
      aria-label={label}
      placeholder={t('valueHint')}
      disabled={disabled}
      min={min}
      precision={0}
      value={typeof value === 'number' ? value : null}
      suffix={t(`unitName.${unit}`)}
      onChange={(typed) => onChange(typed)}
    />
  );
}

type Moment = 'day' | 'today' | 'ahead' | 'ago';

function momentOf(value: ValueGiven['value']): { readonly kind: Moment; readonly days: number | null } {
  if (!isRecord(value)) return { kind: 'day', days: null };
  const days = typeof value.daysFromToday === 'number' ? value.daysFromToday : null;
  if (days === 0) return { kind: 'today', days };
  return { kind: days !== null && days < 0 ? 'ago' : 'ahead', days: days === null ? null : Math.abs(days) };
}

/** A day of the calendar, or one that moves with today. */
export function MomentValue(given: ValueGiven) {
  const { t } = useTranslation('rules');
  const { value, label, disabled, onChange } = given;
  const { kind, days } = momentOf(value);
  const signed = (count: number | null, wanted: Moment) =>
    onChange({ daysFromToday: count === null ? null : wanted === 'ago' ? -count : count });
  const choose = (wanted: Moment) => {
    if (wanted === 'day') onChange(null);
    else if (wanted === 'today') onChange({ daysFromToday: 0 });
    else signed(days === null || days === 0 ? 1 : days, wanted);
  };
  return (
    <span className="tm-value-parts">
      <Select
        className="tm-short-value"
        aria-label={t('momentLabel', { label })}
        disabled={disabled}
        value={kind}
        options={(['day', 'today', 'ahead', 'ago'] as const).map((one) => ({
          value: one,
          label: t(`momentKind.${one}`),
        }))}
        popupMatchSelectWidth={false}
        onChange={choose}
      />
      {kind === 'day' ? <DayValue {...given} /> : null}
      {kind === 'ahead' || kind === 'ago' ? (
        <CountValue
          {...given}
          value={days}
          unit="days"
          min={1}
          onChange={(count) => signed(typeof count === 'number' ? count : null, kind)}
        />
      ) : null}
    </span>
  );
}

/** How far below, in per cent, and over how many months. */
export function TrendValue({
  value,
  label,
  disabled,
  onChange,
  needsPct,
}: ValueGiven & { readonly needsPct: boolean }) {
  const { t } = useTranslation('rules');
  const now = isRecord(value) ? value : {};
  const put = (name: 'months' | 'pct', typed: number | null) => {
    const { pct: _pct, ...others } = now;
    onChange(name === 'pct' && typed === null && !needsPct ? others : { ...now, [name]: typed });
  };
  return (
    <span className="tm-value-parts">
      <CountValue
        value={now.months ?? null}
        label={t('trendMonths', { label })}
        disabled={disabled}
        unit="months"
        min={1}
        onChange={(months) => put('months', typeof months === 'number' ? months : null)}
      />
      <InputNumber<number>
        className="tm-number-value"
        aria-label={t('trendPct', { label })}
        placeholder={t(needsPct ? 'trendPctHint' : 'trendPctFree')}
        disabled={disabled}
        min={0}
        max={100}
        value={typeof now.pct === 'number' ? now.pct : null}
        suffix="%"
        onChange={(pct) => put('pct', pct)}
      />
    </span>
  );
}
