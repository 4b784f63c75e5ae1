import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, InputNumber, Select, Spin } from 'antd';
import { useTranslation } from 'react-i18next';
import { factsQuery } from '../../api/catalogue.ts';
import type { Fact } from '../../api/types.ts';
import { useSay } from '../../app/words.ts';
import { useSearch } from '../../parts/use-matcher.ts';
import { type AudienceRow, canAsk, firstRow } from './audience.ts';

const MINOR_UNITS = 100;
const YES_NO = [true, false] as const;

type RowGiven = {
  readonly row: AudienceRow;
  readonly facts: readonly Fact[];
  readonly change: (row: AudienceRow) => void;
};

/** What a fact is asked for: picked among its values, yes or no, or a number. */
function Value({ row, facts, change }: RowGiven) {
  const { t } = useTranslation(['campaigns', 'app']);
  const say = useSay();
  const fact = facts.find(({ name }) => name === row.fact);
  const label = t('valueOf', { fact: fact ? say(fact.labels) : row.fact });
  if (row.operator === 'in') {
    const labelOf = (value: string) => {
      const words = fact?.valueLabels?.[value];
      return words ? say(words) : value;
    };
    return (
      <Select
        mode="multiple"
        className="tm-audience-value"
        aria-label={label}
        placeholder={t('pickValues')}
        value={[...(row.value as readonly string[])]}
        options={(fact?.values ?? []).map((value) => ({ value, label: labelOf(value) }))}
        onChange={(value: string[]) => change({ ...row, value })}
      />
    );
  }
  if (row.operator === 'equal') {
    return (
      <Select
        className="tm-audience-value"
        aria-label={label}
        value={String(row.value)}
        options={YES_NO.map((one) => ({ value: String(one), label: t(one ? 'app:fact.yes' : 'app:fact.no') }))}
        onChange={(value: string) => change({ ...row, value: value === 'true' })}
      />
    );
  }
  const unit = fact?.unit === 'minor' ? MINOR_UNITS : 1;
  return (
    <>
      <Select
        aria-label={t('boundOf', { fact: fact ? say(fact.labels) : row.fact })}
        value={row.operator}
        options={(['greaterThanInclusive', 'lessThanInclusive'] as const).map((value) => ({
          value,
          label: t(`bound.${value}`),
        }))}
        onChange={(operator: 'greaterThanInclusive' | 'lessThanInclusive') => change({ ...row, operator })}
      />
      <InputNumber
        aria-label={label}
        value={row.value === null ? null : Number(row.value) / unit}
        onChange={(value) => change({ ...row, value: value === null ? null : Math.round(Number(value) * unit) })}
      />
    </>
  );
}

type Given = {
  /** Null: more than can be shown here. */
  readonly value?: readonly AudienceRow[] | null;
  readonly onChange?: (rows: readonly AudienceRow[]) => void;
  readonly disabled?: boolean;
};

/** Whom a campaign is for: everybody, or those of whom all of these are true. */
export function AudienceField({ value = [], onChange = () => undefined, disabled = false }: Given) {
  const { t } = useTranslation(['campaigns', 'app']);
  const say = useSay();
  const { data } = useQuery(factsQuery);
  const byLabel = useSearch();
  if (value === null) {
    return (
      <Alert
        type="info"
        title={t('audienceKept')}
        action={
          <Button size="small" disabled={disabled} onClick={() => onChange([])}>
            {t('audienceClear')}
          </Button>
        }
      />
    );
  }
  if (!data) return <Spin size="small" />;
  const facts = data.items.filter(canAsk);
  const options = facts.map((fact) => ({ value: fact.name, label: say(fact.labels) }));
  const put = (index: number, row: AudienceRow) => onChange(value.map((one, at) => (at === index ? row : one)));
  const pick = (index: number, name: string) => {
    const fact = facts.find((one) => one.name === name);
    if (fact) put(index, firstRow(fact));
  };
  const [first] = facts;
  return (
    <fieldset className="tm-audience" disabled={disabled}>
      <legend className="tm-hidden">{t('audience')}</legend>
      {value.length === 0 ? <span className="tm-quiet">{t('everybodyHelp')}</span> : null}
      {value.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no names, and do not move
        <div key={index} className="tm-audience-row">
          <Select
            showSearch={byLabel}
            className="tm-audience-fact"
            aria-label={t('factNumber', { number: index + 1 })}
            value={row.fact}
            options={options}
            onChange={(name: string) => pick(index, name)}
          />
          <Value row={row} facts={facts} change={(changed) => put(index, changed)} />
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={t('removeNumber', { number: index + 1 })}
            onClick={() => onChange(value.filter((_one, at) => at !== index))}
          />
        </div>
      ))}
      {first ? (
        <Button
          type="dashed"
          size="small"
          icon={<PlusOutlined />}
          disabled={disabled}
          onClick={() => onChange([...value, firstRow(facts.find(({ name }) => name === 'lifecycleStage') ?? first)])}
        >
          {t('addCondition')}
        </Button>
      ) : null}
    </fieldset>
  );
}
