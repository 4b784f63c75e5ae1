import { useParams } from 'react-router';
import { useMay } from '../../app/me.ts';
import { NoPermission } from '../../parts/states.tsx';
import { ImportDetail } from './import-detail.tsx';
import { ImportList } from './import-list.tsx';
import { NewImport } from './new-import.tsx';
import './import.css';

/** Files that were handed in, one of them, or a new one. */
export default function Import() {
  const { '*': rest = '' } = useParams();
  const mayWrite = useMay('imports.write');
  if (rest === '') return <ImportList />;
  if (rest === 'new') return mayWrite ? <NewImport /> : <NoPermission />;
  return <ImportDetail key={rest} id={rest} />;
}
