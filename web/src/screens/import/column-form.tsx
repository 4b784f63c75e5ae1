import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { asksOf, type ColumnChoice } from './draft.ts';

type Given = {
  readonly column: string;
  readonly choice: ColumnChoice;
  readonly choose: (column: string, choice: ColumnChoice) => void;
};

/** A year back, and the month the file is of. */
const MONTHS = Array.from({ length: 13 }, (_month, back) => -back);

function Meanings({ column, choice, choose }: Given) {
  const { t } = useTranslation('import');
  const { meanings } = asksOf(choice.to);
  return (
    <ul className="tm-means">
      {Object.entries(choice.means).map(([text, meaning]) => (
        <li key={text}>
          <span className="tm-data">{text}</span>
          <span aria-hidden>→</span>
          <Select
            size="small"
            aria-label={t('meansOf', { text })}
            value={meaning}
            popupMatchSelectWidth={false}
            options={['', ...meanings].map((value) => ({
              value,
              label: t(value === '' ? 'notTaken' : `value.${value}`),
            }))}
            onChange={(next) => choose(column, { ...choice, means: { ...choice.means, [text]: next } })}
          />
        </li>
      ))}
    </ul>
  );
}

/** How the file writes what it says: form of days, units, month, and what its texts mean. */
export function ColumnForm({ column, choice, choose }: Given) {
  const { t } = useTranslation('import');
  const { formats, units, isMonthly, meanings } = asksOf(choice.to);
  return (
    <div className="tm-how">
      {formats.length > 0 ? (
        <Select
          size="small"
          aria-label={t('formatOf', { column })}
          value={choice.format ?? null}
          options={formats.map((value) => ({ value, label: value }))}
          onChange={(format) => choose(column, { ...choice, ...(format ? { format } : {}) })}
        />
      ) : null}
      {units.length > 0 ? (
        <Select
          size="small"
          aria-label={t('unitOf', { column })}
          value={choice.unit ?? null}
          popupMatchSelectWidth={false}
          options={units.map((value) => ({ value, label: t(`unit.${value}`) }))}
          onChange={(unit) => choose(column, { ...choice, ...(unit ? { unit } : {}) })}
        />
      ) : null}
      {isMonthly ? (
        <Select
          size="small"
          aria-label={t('monthOf', { column })}
          value={choice.month ?? -1}
          popupMatchSelectWidth={false}
          options={MONTHS.map((value) => ({
            value,
            label: value === 0 ? t('thisMonth') : t('monthsBack', { count: -value }),
          }))}
          onChange={(month) => choose(column, { ...choice, month })}
        />
      ) : null}
      {meanings.length > 0 ? <Meanings column={column} choice={choice} choose={choose} /> : null}
    </div>
  );
}
