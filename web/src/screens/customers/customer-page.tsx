import { QuestionCircleOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Tabs, Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { customerLink, customerQuery } from '../../api/customers.ts';
import type { Customer } from '../../api/types.ts';
import { Page } from '../../parts/page.tsx';
import { Answer, NotFound } from '../../parts/states.tsx';
import { Profile } from './profile.tsx';
import { KeptRecord } from './record.tsx';
import { StageStrip } from './stage-strip.tsx';
import { Stages } from './stages.tsx';
import { Timeline } from './timeline.tsx';
import { Usage } from './usage.tsx';
import { Value } from './value.tsx';
import './customers.css';

const TABS = ['profile', 'usage', 'value', 'timeline', 'record'] as const;
type Tab = (typeof TABS)[number];

function contentOf(tab: Tab, customer: Customer): ReactNode {
  const { id } = customer;
  if (tab === 'profile') return <Profile of={customer} />;
  if (tab === 'usage') return <Usage of={customer} />;
  if (tab === 'timeline') return <Timeline customer={id} currency={customer.business.currency} />;
  if (tab === 'record') return <KeptRecord of={customer} />;
  return (
    <>
      <Value customer={id} />
      <StageStrip customer={id} />
      <Stages customer={id} />
    </>
  );
}

function Head({ of: customer, tab }: { readonly of: Customer; readonly tab: Tab }) {
  const { t } = useTranslation(['customers', 'app']);
  const go = useNavigate();
  const { id, personal, relationship, basic, mergedFrom } = customer;
  return (
    <Page
      title={t('title', { id })}
      mark={
        <>
          <Tag color={relationship === 'former' ? 'default' : 'processing'}>
            {t(`value.relationship.${relationship}`)}
          </Tag>
          {basic.customerClass ? <Tag>{t(`value.customerClass.${basic.customerClass}`)}</Tag> : null}
          {basic.influential ? <Tag color="warning">{t('field.influential')}</Tag> : null}
          {personal.name === undefined ? null : <span className="tm-data">{personal.name}</span>}
          {personal.msisdn === undefined ? null : <span className="tm-data">{personal.msisdn}</span>}
        </>
      }
      actions={
        <Button icon={<QuestionCircleOutlined />} onClick={() => go(`/why?${new URLSearchParams({ customer: id })}`)}>
          {t('askWhy')}
        </Button>
      }
    >
      {mergedFrom === undefined ? null : (
        <Alert type="info" showIcon title={t('mergedFrom', { id: mergedFrom })} className="tm-above" />
      )}
      <Tabs
        activeKey={tab}
        destroyOnHidden
        onChange={(key) => go(`${customerLink(id)}/${key}`)}
        items={TABS.map((key) => ({
          key,
          label: t(`tab.${key}`),
          children: key === tab ? contentOf(key, customer) : null,
        }))}
      />
    </Page>
  );
}

/** One customer. Each tab asks only for what it shows: every look is on record. */
export function CustomerPage() {
  const { customer = '', tab: wanted = 'profile' } = useParams();
  const tab = TABS.find((one) => one === wanted);
  const asked = useQuery(customerQuery(customer));
  if (tab === undefined) return <NotFound />;
  return (
    <Answer of={asked} rows={12}>
      {(found) => <Head of={found} tab={tab} />}
    </Answer>
  );
}
