import { useQuery } from '@tanstack/react-query';
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { INBOUND_SOURCE } from '../../../../src/core/response/inbound-message.js';
import { CIRCLES, type Circle, customerLink, historyQuery, membersQuery, outreachQuery } from '../../api/customers.ts';
import type { Customer, FieldHistory, Outreach } from '../../api/types.ts';
import { useSay } from '../../app/words.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { useFormat } from '../../parts/format.ts';
import { Columns, Panel } from '../../parts/page.tsx';
import { Answer } from '../../parts/states.tsx';
import { ConsentTable } from './consents.tsx';
import { consentField, namedField } from './fields.ts';
import { Merges } from './merges.tsx';
import { type Point, usePointState } from './point-state.ts';
import { useFieldText } from './use-field-text.ts';
import { useNames } from './use-names.ts';
import { WholeRecord } from './whole-record.tsx';

function ContactPoints({ of: points }: { readonly of: readonly Point[] }) {
  const { t } = useTranslation('customers');
  const stateOf = usePointState();
  const columns: readonly Column<Point>[] = [
    { key: 'field', title: t('addressKind'), value: ({ field }) => t(`field.${field}`) },
    {
      key: 'state',
      title: t('state'),
      value: stateOf,
      show: (one) => <Tag color={one.invalidSince === undefined ? 'default' : 'error'}>{stateOf(one)}</Tag>,
    },
  ];
  return (
    <Panel title={t('addresses')}>
      <DataTable
        name={t('addresses')}
        rows={points}
        columns={columns}
        rowKey={({ field }) => field}
        empty={t('noPoints')}
      />
    </Panel>
  );
}

function Contacts({ customer }: { readonly customer: string }) {
  const { t } = useTranslation(['customers', 'app']);
  const { instant } = useFormat();
  const say = useSay();
  const names = useNames();
  const asked = useQuery(outreachQuery(customer));
  const channelOf = ({ channel }: Outreach) => t(`app:channel.${channel}`);
  const purposeOf = ({ purpose }: Outreach) => t(`value.purpose.${purpose}`);
  const stateOf = ({ state }: Outreach) => t(`outreachState.${state}`);
  const columns: readonly Column<Outreach>[] = [
    { key: 'due', title: t('due'), value: ({ dueAt }) => instant(dueAt) },
    { key: 'channel', title: t('channel'), value: channelOf, filter: channelOf },
    { key: 'campaign', title: t('campaign'), value: ({ campaignId }) => names.campaign(campaignId) },
    { key: 'offer', title: t('offer'), value: ({ offerId }) => names.offer(offerId) },
    { key: 'purpose', title: t('purpose'), value: purposeOf, filter: purposeOf },
    { key: 'state', title: t('state'), value: stateOf, filter: stateOf },
    {
      key: 'reason',
      title: t('reason'),
      value: ({ reasonWords }) => (reasonWords ? say(reasonWords) : ''),
    },
  ];
  return (
    <Panel title={t('contacts')}>
      <Answer of={asked}>
        {({ items }) => (
          <DataTable
            name={t('contacts')}
            rows={items}
            columns={columns}
            rowKey={({ id }) => id}
            empty={t('noContacts')}
            pageSize={15}
          />
        )}
      </Answer>
    </Panel>
  );
}

/** A field of the history by the name it has elsewhere on the page. */
function useHistoryName(): (field: string) => string {
  const { t } = useTranslation(['customers', 'app']);
  return (field) => {
    const consent = consentField(field);
    if (consent) {
      const channel = t(`app:channel.${consent.channel}`, { defaultValue: consent.channel });
      return t('consentOf', {
        channel,
        purpose: t(`value.purpose.${consent.purpose}`, { defaultValue: consent.purpose }),
      });
    }
    const { name, month } = namedField(field);
    const label = t(`field.${name}`, { defaultValue: field });
    return month === null ? label : t('fieldOfMonth', { field: label, month });
  };
}

function useHistoryValue(currency: string | undefined): (field: string, value: unknown) => string {
  const { t } = useTranslation('customers');
  const { instant } = useFormat();
  const textOf = useFieldText();
  return (field, value) => {
    if (consentField(field) !== null && typeof value === 'object' && value !== null && 'granted' in value) {
      const at = 'at' in value && typeof value.at === 'string' ? instant(value.at) : '';
      return t(value.granted === true ? 'grantedAt' : 'refusedAt', { at });
    }
    return textOf(namedField(field).name, value, currency);
  };
}

/** A merge, and its undoing, by what they are; any other source is called as it was sent. */
const MERGED = /^(merge|unmerge):/;

type OfCurrency = { readonly customer: string; readonly currency: string | undefined };

function History({ customer, currency }: OfCurrency) {
  const { t } = useTranslation('customers');
  const { instant } = useFormat();
  const nameOf = useHistoryName();
  const textOf = useHistoryValue(currency);
  const asked = useQuery(historyQuery(customer));
  const sourceOf = (source: string) => {
    const [from, by] = source.split(':');
    if (from === INBOUND_SOURCE && by !== undefined) return t('inMessageBy', { by });
    const [, kind] = MERGED.exec(source) ?? [];
    return kind === undefined ? source : t(`historySource.${kind}`);
  };
  const value = (key: 'before' | 'after'): Column<FieldHistory> => ({
    key,
    title: t(key),
    value: (one) => textOf(one.field, one[key]),
    show: (one) => <span className="tm-data">{textOf(one.field, one[key])}</span>,
  });
  const columns: readonly Column<FieldHistory>[] = [
    { key: 'at', title: t('effectiveAt'), value: ({ effectiveAt }) => instant(effectiveAt) },
    { key: 'field', title: t('fieldName'), value: ({ field }) => nameOf(field), filter: ({ field }) => nameOf(field) },
    value('before'),
    value('after'),
    {
      key: 'source',
      title: t('source'),
      value: ({ source }) => sourceOf(source),
      show: ({ source }) => <span title={source}>{sourceOf(source)}</span>,
    },
  ];
  return (
    <Panel title={t('history')}>
      <Answer of={asked}>
        {({ items }) => (
          <DataTable
            name={t('history')}
            rows={items}
            columns={columns}
            rowKey={({ rev, field }) => `${rev} ${field}`}
            empty={t('noHistory')}
            pageSize={15}
            canSearch
          />
        )}
      </Answer>
    </Panel>
  );
}

function Members({ customer, circle }: { readonly customer: string; readonly circle: Circle }) {
  const { t } = useTranslation('customers');
  const asked = useQuery(membersQuery(customer, circle));
  return (
    <Panel title={t(`circle.${circle}`)}>
      <Answer of={asked} rows={2}>
        {({ circle: id, items }) =>
          id === null ? (
            <p className="tm-quiet">{t(`noCircle.${circle}`)}</p>
          ) : (
            <>
              <p className="tm-quiet">{t('circleId', { id, count: items.length })}</p>
              <ul className="tm-plain">
                {items.map((one) => (
                  <li key={one.id}>
                    {one.id === customer ? <strong>{one.id}</strong> : <Link to={customerLink(one.id)}>{one.id}</Link>}
                  </li>
                ))}
              </ul>
            </>
          )
        }
      </Answer>
    </Panel>
  );
}

/** May we speak to them and where, what was sent, who belongs to them, and how the record came to be what it is. */
export function KeptRecord({ of: { id, business, consents, contactPoints = [] } }: { readonly of: Customer }) {
  return (
    <>
      <Columns>
        <ConsentTable of={consents} />
        <ContactPoints of={contactPoints} />
      </Columns>
      <Contacts customer={id} />
      <History customer={id} currency={business.currency} />
      <Columns>
        {CIRCLES.map((circle) => (
          <Members key={circle} customer={id} circle={circle} />
        ))}
      </Columns>
      <Merges customer={id} />
      <WholeRecord customer={id} />
    </>
  );
}
