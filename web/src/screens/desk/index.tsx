import { Route, Routes } from 'react-router';
import { NotFound } from '../../parts/states.tsx';
import { CallPage } from './call-page.tsx';
import { TasksPage } from './tasks-page.tsx';

/** Who is on the line, what to offer them now, what they said; and whom to call back. */
export default function Desk() {
  return (
    <Routes>
      <Route index element={<TasksPage />} />
      <Route path=":customer" element={<CallPage />} />
      <Route path="*" element={<NotFound />} />
    </Routes>
  );
}
