import { Input, Select } from 'antd';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { RELATIONSHIPS } from '../../../../src/core/customer/customer.js';
import { DayField } from '../../parts/day-field.tsx';
import type { Draft } from './draft.ts';

type Given = { readonly draft: Draft; readonly change: (change: Partial<Draft>) => void };

/** The currencies a base here is likely in; any other is typed into a mapping by hand. */
const CURRENCIES = ['CNY', 'USD', 'EUR', 'GBP', 'HKD', 'JPY', 'INR', 'SGD'];

function Labelled({ label, children }: { readonly label: string; readonly children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  );
}

/** What holds for the whole file. */
export function Constants({ draft, change }: Given) {
  const { t } = useTranslation('import');
  const hasColumn = Object.values(draft.choices).some(({ to }) => to === 'relationship');
  return (
    <fieldset className="tm-constants">
      <legend>{t('wholeFile')}</legend>
      <Labelled label={t('asOf')}>
        {(id) => <DayField id={id} value={draft.asOf} onChange={(asOf) => change({ asOf })} />}
      </Labelled>
      <Labelled label={t('currency')}>
        {(id) => (
          <Select
            id={id}
            allowClear={{ label: t('app:clear') }}
            value={draft.currency === '' ? null : draft.currency}
            placeholder={t('notSaid')}
            options={CURRENCIES.map((value) => ({ value, label: value }))}
            onChange={(currency: string | null | undefined) => change({ currency: currency ?? '' })}
          />
        )}
      </Labelled>
      <Labelled label={t('zone')}>
        {(id) => <Input id={id} value={draft.zone} onChange={({ target }) => change({ zone: target.value.trim() })} />}
      </Labelled>
      <Labelled label={t('origin')}>
        {(id) => (
          <Input
            id={id}
            value={draft.origin}
            maxLength={64}
            onChange={({ target }) => change({ origin: target.value.trim() })}
          />
        )}
      </Labelled>
      <Labelled label={t('relationship')}>
        {(id) => (
          <Select
            id={id}
            disabled={hasColumn}
            value={draft.relationship}
            options={RELATIONSHIPS.map((value) => ({ value, label: t(`value.${value}`) }))}
            onChange={(relationship) => change({ relationship })}
          />
        )}
      </Labelled>
    </fieldset>
  );
}
