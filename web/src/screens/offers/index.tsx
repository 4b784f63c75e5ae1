import { useParams } from 'react-router';
import { OfferDetail } from './offer-detail.tsx';
import { OfferList } from './offer-list.tsx';
import './offers.css';

/** The packages that may be offered, and one of them. */
export default function Offers() {
  const { '*': id = '' } = useParams();
  return id === '' ? <OfferList /> : <OfferDetail key={id} id={id} />;
}
