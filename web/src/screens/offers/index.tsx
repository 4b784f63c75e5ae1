import { useParams } from 'react-router';
import { EditOffer, NewOffer } from './edit-offer.tsx';
import { OfferDetail } from './offer-detail.tsx';
import { OfferList } from './offer-list.tsx';
import './offers.css';

const EDIT = '/edit';

/** The packages that may be offered, and one of them; `_new` is no name an offer can have. */
export default function Offers() {
  const { '*': rest = '' } = useParams();
  if (rest === '') return <OfferList />;
  if (rest === '_new') return <NewOffer />;
  if (rest.endsWith(EDIT)) return <EditOffer key={rest} id={rest.slice(0, -EDIT.length)} />;
  return <OfferDetail key={rest} id={rest} />;
}
