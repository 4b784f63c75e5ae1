import { PhoneOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Segmented, Tag } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { callerQuery, nextBestQuery, pastPromptsQuery } from '../../api/desk.ts';
import type { Prompt } from '../../api/types.ts';
import { useSay } from '../../app/words.ts';
import { Page, Panel } from '../../parts/page.tsx';
import { Answer, Nothing } from '../../parts/states.tsx';
import { ListedCalls } from './listed-calls.tsx';
import { OfferCard } from './offer-card.tsx';
import { Past } from './past.tsx';
import { newRequest } from './request-id.ts';
import { SearchCaller } from './search-caller.tsx';
import { type DeskPlace, PLACES, usePlace } from './use-place.ts';
import './desk.css';

/** Why nothing else: each candidate that left, and for what. An offer has its name where the customer was ever offered it. */
function Others({ of: { customerId, offers, others = [] } }: { readonly of: Prompt }) {
  const { t } = useTranslation(['desk', 'app']);
  const say = useSay();
  const past = useQuery(pastPromptsQuery(customerId)).data?.items ?? [];
  if (others.length === 0) return null;
  const named = [...offers, ...past.flatMap((one) => one.offers)];
  const titleOf = (id: string) => {
    const known = named.find(({ offerId }) => offerId === id);
    return known ? say(known.title) : <span className="tm-data">{id}</span>;
  };
  return (
    <Panel title={t('others')}>
      <ul className="tm-because">
        {others.map(({ ruleId, offerId, channel, left }) => (
          <li key={`${ruleId} ${offerId} ${channel}`}>
            {titleOf(offerId)}{' '}
            <span className="tm-quiet">{left?.refusals.map(({ words }) => say(words)).join(t('semicolon'))}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Offers({ of: prompt }: { readonly of: Prompt }) {
  const { t } = useTranslation('desk');
  const say = useSay();
  const past = useQuery(pastPromptsQuery(prompt.customerId)).data?.items;
  const replies = past?.find(({ id }) => id === prompt.id)?.replies ?? [];
  if (prompt.offers.length === 0) {
    return (
      <Panel title={t('offers')}>
        <Nothing
          text={prompt.nothing === null ? t('noOffers') : t('noOffersBecause', { why: say(prompt.nothing.words) })}
        />
      </Panel>
    );
  }
  return prompt.offers.map((offer) => (
    <OfferCard
      key={offer.ruleId}
      prompt={prompt}
      offer={offer}
      said={replies.filter(({ ruleId }) => ruleId === offer.ruleId)}
    />
  ));
}

type Call = {
  readonly request: string | null;
  readonly place: DeskPlace;
  /** The customer is elsewhere: another asking. */
  readonly move: (place: DeskPlace) => void;
};

/** The asking has an id of its own in the address, with its place: who loads the page again gets the same answer. */
function useCall(): Call {
  const [search, setSearch] = useSearchParams();
  const [kept, keep] = usePlace();
  const request = search.get('call');
  const place = PLACES.find((one) => one === search.get('place')) ?? kept;
  useEffect(() => {
    if (request === null) setSearch({ call: newRequest(), place }, { replace: true });
  }, [request, place, setSearch]);
  const move = (next: DeskPlace) => {
    keep(next);
    setSearch({ call: newRequest(), place: next }, { replace: true });
  };
  return { request, place, move };
}

function Best({
  customer,
  place,
  request,
}: {
  readonly customer: string;
  readonly place: DeskPlace;
  readonly request: string;
}) {
  const asked = useQuery(nextBestQuery({ request, customerId: customer, place }));
  return (
    <Answer of={asked} rows={10}>
      {(prompt) => (
        <>
          <Offers of={prompt} />
          <Others of={prompt} />
        </>
      )}
    </Answer>
  );
}

/** A customer on the line or before us. */
export function CallPage() {
  const { t } = useTranslation(['desk', 'app']);
  const go = useNavigate();
  const { customer = '' } = useParams();
  const { request, place, move } = useCall();
  const caller = useQuery(callerQuery(customer)).data;
  return (
    <Page
      title={t('callWith', { customer })}
      mark={
        <>
          {[caller?.name, caller?.msisdn].filter(Boolean).map((text) => (
            <span key={text} className="tm-data">
              {text}
            </span>
          ))}
          {caller?.language ? (
            <Tag>{t('speaks', { language: t(`language.${caller.language}`, { defaultValue: caller.language }) })}</Tag>
          ) : null}
        </>
      }
      actions={
        <>
          <Segmented
            aria-label={t('place')}
            value={place}
            options={PLACES.map((value) => ({ value, label: t(`places.${value}`) }))}
            onChange={move}
          />
          <Button icon={<PhoneOutlined />} onClick={() => go('/desk')}>
            {t('end')}
          </Button>
        </>
      }
    >
      <div className="tm-desk">
        <div>
          {request === null ? null : <Best key={request} customer={customer} place={place} request={request} />}
        </div>
        <div>
          <ListedCalls customer={customer} />
          <Past customer={customer} except={request} />
          <SearchCaller isFirst={false} />
        </div>
      </div>
    </Page>
  );
}
