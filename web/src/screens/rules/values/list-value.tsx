import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { listsQuery } from '../../../api/catalogue.ts';
import { useSay } from '../../../app/words.ts';
import { useFormat } from '../../../parts/format.ts';
import { useDoor } from '../builder/door.ts';
import type { ValueGiven } from './one-value.tsx';

/** A list by what it is called; one that nobody keeps any more stays visible by its name. */
export function ListValue({ value, label, disabled, onChange }: Omit<ValueGiven, 'fact'>) {
  const { t } = useTranslation('rules');
  const say = useSay();
  const { exact } = useFormat();
  const { matches } = useDoor();
  const lists = useQuery(listsQuery);
  const options = (lists.data?.items ?? []).map(({ name, title, size }) => ({
    value: name,
    label: t('listOf', { title: say(title), count: exact(size) }),
  }));
  return (
    <Select
      className="tm-choice-value"
      aria-label={label}
      placeholder={t('listHint')}
      disabled={disabled}
      loading={lists.isPending}
      value={typeof value === 'string' && value !== '' ? value : null}
      options={options}
      popupMatchSelectWidth={false}
      showSearch={{ filterOption: (typed, option) => matches(`${option?.label} ${option?.value}`, typed) }}
      onChange={(chosen: string) => onChange(chosen)}
    />
  );
}
