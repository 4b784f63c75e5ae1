import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { forgetCustomer, mergeCustomers, moveCustomer } from '../../api/customers.ts';
import { organisationQuery } from '../../api/offer.ts';
import { useMay } from '../../app/me.ts';
import { useSay } from '../../app/words.ts';
import { Panel } from '../../parts/page.tsx';
import { useSearch } from '../../parts/use-matcher.ts';
import { Act } from './act.tsx';

const MOST_ID = 200;
/** What stands for no node: no node has an empty code. */
const NOWHERE = '';

type Given = { readonly customer: string };

function Merge({ customer }: Given) {
  const { t } = useTranslation('customers');
  const known = useQueryClient();
  const merge = async (other: string, reason: string) => {
    await mergeCustomers(customer, other.trim(), reason);
    await known.invalidateQueries({ queryKey: ['customers'] });
  };
  return (
    <Act name="merge" values={{ id: customer }} act={({ other = '', reason }) => merge(other, reason)}>
      <Form.Item
        name="other"
        label={t('act.merge.other')}
        rules={[{ required: true, whitespace: true, message: t('act.merge.otherMissing') }]}
      >
        <Input autoComplete="off" maxLength={MOST_ID} />
      </Form.Item>
    </Act>
  );
}

function Move({ customer }: Given) {
  const { t } = useTranslation('customers');
  const say = useSay();
  const known = useQueryClient();
  const search = useSearch();
  const nodes = useQuery(organisationQuery).data?.items ?? [];
  const move = async (node: string, reason: string) => {
    await moveCustomer(customer, node === NOWHERE ? null : node, reason);
    await known.invalidateQueries({ queryKey: ['customers', customer] });
  };
  return (
    <Act name="move" values={{ id: customer }} act={({ node = NOWHERE, reason }) => move(node, reason)}>
      <Form.Item
        name="node"
        label={t('act.move.node')}
        rules={[
          {
            validator: (_rule, node) =>
              node === undefined ? Promise.reject(new Error(t('act.move.nodeMissing'))) : Promise.resolve(),
          },
        ]}
      >
        <Select
          showSearch={search}
          options={[
            { value: NOWHERE, label: t('act.move.nowhere') },
            ...nodes.map(({ code, title }) => ({ value: code, label: `${say(title)} (${code})` })),
          ]}
        />
      </Form.Item>
    </Act>
  );
}

function Forget({ customer }: Given) {
  const { t } = useTranslation('customers');
  const go = useNavigate();
  const known = useQueryClient();
  const forget = async (confirm: string, reason: string) => {
    await forgetCustomer(customer, confirm.trim(), reason);
    go('/customers', { replace: true });
    known.removeQueries({ queryKey: ['customers', customer] });
  };
  return (
    <Act name="forget" values={{ id: customer }} isDanger act={({ confirm = '', reason }) => forget(confirm, reason)}>
      <Form.Item
        name="confirm"
        label={t('act.forget.confirm')}
        rules={[
          {
            validator: (_rule, typed) =>
              String(typed ?? '').trim() === customer
                ? Promise.resolve()
                : Promise.reject(new Error(t('act.forget.confirmMissing'))),
          },
        ]}
      >
        <Input autoComplete="off" maxLength={MOST_ID} placeholder={customer} />
      </Form.Item>
    </Act>
  );
}

/** What may be done to the record as a whole, by whom it may be done; who may nothing of it sees nothing of it. */
export function WholeRecord({ customer }: Given) {
  const { t } = useTranslation('customers');
  const [mayMerge, mayMove, mayForget] = [
    useMay('customers.merge'),
    useMay('customers.move'),
    useMay('customers.forget'),
  ];
  if (!(mayMerge || mayMove || mayForget)) return null;
  return (
    <Panel title={t('whole')}>
      <div className="tm-acts">
        {mayMerge ? <Merge customer={customer} /> : null}
        {mayMove ? <Move customer={customer} /> : null}
        {mayForget ? <Forget customer={customer} /> : null}
      </div>
    </Panel>
  );
}
