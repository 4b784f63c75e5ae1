import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { offerQuery } from '../../api/offer.ts';
import type { Offer } from '../../api/types.ts';
import { useSay } from '../../app/words.ts';
import { Columns, Page, Panel } from '../../parts/page.tsx';
import { Answer } from '../../parts/states.tsx';
import { OfferLife } from './offer-life.tsx';
import { OfferStateTag } from './offer-state.tsx';
import { OfferTexts } from './offer-texts.tsx';
import { Package } from './package.tsx';

function Told({ offer }: { readonly offer: Offer }) {
  const { t } = useTranslation(['offers', 'app']);
  const say = useSay();
  return (
    <Page
      title={say(offer.title)}
      mark={<OfferStateTag state={offer.state} />}
      about={
        <>
          <Link to="/offers">{t('app:screen.offers')}</Link> / <span className="tm-data">{offer.id}</span>
        </>
      }
    >
      <OfferLife offer={offer} />
      <Columns>
        <div>
          <Panel title={t('limits')}>
            <p className="tm-data tm-message">{say(offer.limits)}</p>
            <p className="tm-quiet">{t('limitsAbout')}</p>
          </Panel>
          <Package offer={offer} />
        </div>
        <OfferTexts offer={offer} />
      </Columns>
    </Page>
  );
}

export function OfferDetail({ id }: { readonly id: string }) {
  const asked = useQuery(offerQuery(id, null));
  return (
    <Answer of={asked} rows={14}>
      {(offer) => <Told offer={offer} />}
    </Answer>
  );
}
