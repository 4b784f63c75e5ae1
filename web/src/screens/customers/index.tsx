import { Route, Routes } from 'react-router';
import { NotFound } from '../../parts/states.tsx';
import { CustomerPage } from './customer-page.tsx';
import { Search } from './search.tsx';

/** Find somebody; then everything that is kept of them, a tab each with an address of its own. */
export default function Customers() {
  return (
    <Routes>
      <Route index element={<Search />} />
      <Route path=":customer" element={<CustomerPage />} />
      <Route path=":customer/:tab" element={<CustomerPage />} />
      <Route path="*" element={<NotFound />} />
    </Routes>
  );
}
