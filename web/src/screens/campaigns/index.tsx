import { Route, Routes } from 'react-router';
import { NotFound } from '../../parts/states.tsx';
import { CampaignPage } from './campaign-page.tsx';
import { EditPage } from './edit-page.tsx';
import { CampaignList } from './list.tsx';
import { NewPage } from './new-page.tsx';
import './campaigns.css';

/** Campaigns from the draft to the stop. */
export default function Campaigns() {
  return (
    <Routes>
      <Route index element={<CampaignList />} />
      <Route path="new" element={<NewPage />} />
      <Route path=":id" element={<CampaignPage />} />
      <Route path=":id/edit" element={<EditPage />} />
      <Route path="*" element={<NotFound />} />
    </Routes>
  );
}
