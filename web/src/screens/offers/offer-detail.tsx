import { CopyOutlined, EditOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { isWritable } from '../../../../src/core/offer/offer-life.js';
import { copyOfferLink, editOfferLink, offerQuery } from '../../api/offer.ts';
import type { Offer } from '../../api/types.ts';
import { useMay } from '../../app/me.ts';
import { useSay } from '../../app/words.ts';
import { Columns, Page, Panel } from '../../parts/page.tsx';
import { Answer } from '../../parts/states.tsx';
import { OfferLife } from './offer-life.tsx';
import { OfferStateTag } from './offer-state.tsx';
import { OfferTexts } from './offer-texts.tsx';
import { Package } from './package.tsx';

/** Its content while it may be written; what is handed in or sold is copied to a new draft. */
function Actions({ offer }: { readonly offer: Offer }) {
  const { t } = useTranslation('offers');
  const go = useNavigate();
  const { id, state } = offer;
  return (
    <>
      <Button icon={<CopyOutlined />} onClick={() => go(copyOfferLink(id))}>
        {t('copy')}
      </Button>
      {isWritable(state) ? (
        <Button type="primary" icon={<EditOutlined />} onClick={() => go(editOfferLink(id))}>
          {t('edit')}
        </Button>
      ) : null}
    </>
  );
}

function Told({ offer }: { readonly offer: Offer }) {
  const { t } = useTranslation(['offers', 'app']);
  const say = useSay();
  const mayWrite = useMay('offers.write');
  return (
    <Page
      title={say(offer.title)}
      mark={<OfferStateTag state={offer.state} />}
      actions={mayWrite ? <Actions offer={offer} /> : null}
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
