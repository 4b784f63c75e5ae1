import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { PERSONAL_FIELDS } from '../../api/customers.ts';
import type { Customer } from '../../api/types.ts';
import { useMay } from '../../app/me.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { Columns, Panel } from '../../parts/page.tsx';
import { FieldList } from './field-list.tsx';
import { ACCOUNT_FIELDS, BASIC_FIELDS, PLAN_FIELDS, PREFERENCE_FIELDS } from './fields.ts';

type Device = NonNullable<Customer['business']['devices']>[number];

function Devices({ of: devices }: { readonly of: readonly Device[] }) {
  const { t } = useTranslation(['customers', 'app']);
  const stateOf = ({ states }: Device) => {
    const last = states.at(-1);
    return last ? t('deviceState', { state: t(`value.deviceState.${last.state}`), on: last.on }) : '';
  };
  const columns: readonly Column<Device>[] = [
    { key: 'line', title: t('line'), value: ({ line }) => line },
    { key: 'kind', title: t('deviceKind'), value: ({ kind }) => (kind ? t(`value.deviceKind.${kind}`) : '') },
    { key: 'model', title: t('deviceModel'), value: ({ model }) => model },
    {
      key: 'is5g',
      title: t('is5g'),
      value: ({ is5g }) => (is5g === undefined ? '' : t(is5g ? 'app:fact.yes' : 'app:fact.no')),
    },
    { key: 'state', title: t('state'), value: stateOf },
    { key: 'instalment', title: t('instalmentEnd'), value: ({ instalmentEndDate }) => instalmentEndDate },
  ];
  return (
    <Panel title={t('devices')}>
      <DataTable
        name={t('devices')}
        rows={devices}
        columns={columns}
        rowKey={({ line, model }) => `${line} ${model}`}
        empty={t('noDevices')}
      />
    </Panel>
  );
}

/** Who they are to us: what identifies them as far as the role may see it, plan, account, wishes. */
export function Profile({ of: { personal, basic, business, preference, origin } }: { readonly of: Customer }) {
  const { t } = useTranslation('customers');
  const seesPersonal = useMay('personal.read');
  const { currency } = business;
  return (
    <>
      <Columns>
        <div>
          <Panel title={t('personal')} extra={<Tag>{t(seesPersonal ? 'seen' : 'masked')}</Tag>}>
            <FieldList of={personal} fields={PERSONAL_FIELDS} />
            <p className="tm-quiet">{t('onRecord')}</p>
          </Panel>
          <Panel title={t('basic')}>
            <FieldList of={{ ...basic, origin }} fields={[...BASIC_FIELDS, 'origin']} />
          </Panel>
        </div>
        <div>
          <Panel title={t('plan')}>
            <FieldList of={business} fields={PLAN_FIELDS} currency={currency} />
          </Panel>
          <Panel title={t('account')}>
            <FieldList of={business} fields={ACCOUNT_FIELDS} currency={currency} />
          </Panel>
          <Panel title={t('preference')}>
            <FieldList of={preference} fields={PREFERENCE_FIELDS} />
          </Panel>
        </div>
      </Columns>
      {business.devices === undefined || business.devices.length === 0 ? null : <Devices of={business.devices} />}
    </>
  );
}
