import { Route, Routes } from 'react-router';
import { NotFound } from '../../parts/states.tsx';
import { Gallery } from './gallery.tsx';
import { PackPage } from './pack-page.tsx';
import './playbook.css';

/** Packs that are ready to be run: to look at, and to make one's own. */
export default function Playbook() {
  return (
    <Routes>
      <Route index element={<Gallery />} />
      <Route path=":pack" element={<PackPage />} />
      <Route path="*" element={<NotFound />} />
    </Routes>
  );
}
