import { useQuery } from '@tanstack/react-query';
import { Alert, Input, Segmented, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { offerTextsQuery } from '../../api/offer.ts';
import type { Offer, OfferText } from '../../api/types.ts';
import { useMay } from '../../app/me.ts';
import { LANGUAGES, type Language, usePreferences } from '../../app/preferences.ts';
import { useSay } from '../../app/words.ts';
import { Panel } from '../../parts/page.tsx';
import { Answer, Nothing } from '../../parts/states.tsx';
import { lookAtSms } from './sms.ts';

/** Encoding, parts and room of a text message, each part where it would be cut. */
function Sms({ body }: { readonly body: string }) {
  const { t } = useTranslation('offers');
  const { encoding, parts, units, room } = lookAtSms(body);
  return (
    <>
      {parts.length > 1 ? (
        <ol className="tm-sms-parts">
          {parts.map((part, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text do not move
            <li key={place} className="tm-message tm-data">
              {part}
            </li>
          ))}
        </ol>
      ) : (
        <p className="tm-message tm-data">{body}</p>
      )}
      <p>
        <Tag color={parts.length > 1 ? 'warning' : 'success'}>{t('smsParts', { count: parts.length })}</Tag>
        <Tag>{t(`encoding.${encoding}`)}</Tag>
        <span className="tm-quiet">{t('smsUnits', { units, room })}</span>
      </p>
    </>
  );
}

function Text({ of, template }: { readonly of: OfferText; readonly template: string | undefined }) {
  const { t } = useTranslation(['offers', 'app']);
  const say = useSay();
  const { channel, subject, body, problems } = of;
  return (
    <section className="tm-offer-text">
      <h3>{t(`app:channel.${channel}`)}</h3>
      {problems.map(({ code, message }) => (
        <Alert key={code} type="error" showIcon title={say(message)} />
      ))}
      {subject ? <strong className="tm-data">{subject}</strong> : null}
      {body !== null && channel === 'sms' ? <Sms body={body} /> : null}
      {body !== null && channel !== 'sms' ? <p className="tm-message tm-data">{body}</p> : null}
      {template ? (
        <details>
          <summary>{t('template')}</summary>
          <p className="tm-message tm-data tm-quiet">{template}</p>
        </details>
      ) : null}
    </section>
  );
}

function CustomerPicker({ customer, choose }: { readonly customer: string; readonly choose: (id: string) => void }) {
  const { t } = useTranslation('offers');
  const [typed, setTyped] = useState(customer);
  return (
    <Input.Search
      aria-label={t('previewFor')}
      placeholder={t('previewFor')}
      allowClear
      enterButton={t('preview')}
      value={typed}
      onChange={({ target }) => setTyped(target.value)}
      onSearch={(id) => choose(id.trim())}
    />
  );
}

/** What customers would read and hear, channel by channel, in either language; for one customer where their id is given. */
export function OfferTexts({ offer }: { readonly offer: Offer }) {
  const { t } = useTranslation(['offers', 'app']);
  const { language } = usePreferences();
  const maySee = useMay('customers.read');
  const [search, setSearch] = useSearchParams();
  const [chosen, setChosen] = useState<Language | null>(null);
  const customer = maySee ? search.get('customer') : null;
  const asked = useQuery(offerTextsQuery(offer.id, customer));
  const shown = chosen ?? asked.data?.locale ?? language;
  const choose = (id: string) => {
    setChosen(null);
    setSearch(id === '' ? {} : { customer: id }, { replace: true });
  };
  return (
    <Panel
      title={t('texts')}
      extra={
        <Segmented
          size="small"
          aria-label={t('language')}
          value={shown}
          options={LANGUAGES.map((one) => ({ value: one, label: t(`languages.${one}`) }))}
          onChange={setChosen}
        />
      }
    >
      {maySee ? <CustomerPicker customer={customer ?? ''} choose={choose} /> : null}
      <p className="tm-quiet">{customer === null ? t('forNobody') : t('forCustomer', { id: customer })}</p>
      <Answer of={asked}>
        {({ items, locale }) => (
          <>
            {locale !== null ? <p>{t('writtenIn', { language: t(`languages.${locale}`) })}</p> : null}
            {items.length === 0 ? <Nothing text={t('noTexts')} /> : null}
            {items
              .filter((one) => one.locale === shown)
              .map((one) => (
                <Text key={one.channel} of={one} template={offer.wording[one.channel]?.body[shown]} />
              ))}
          </>
        )}
      </Answer>
    </Panel>
  );
}
