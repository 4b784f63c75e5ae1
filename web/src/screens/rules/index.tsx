import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Route, Routes, useParams } from 'react-router';
import { factsQuery } from '../../api/catalogue.ts';
import { type PackVersion, packQuery } from '../../api/rules.ts';
import { Answer, NotFound } from '../../parts/states.tsx';
import type { Json } from './convert/json.ts';
import { newRule } from './draft/pack-draft.ts';
import { PackEditor } from './editor/pack-editor.tsx';
import { NEW_PACK } from './links.ts';
import { PackList } from './list.tsx';
import { Versions } from './versions/index.tsx';

const EMPTY: Json = { pack: '', title: { 'zh-CN': '', en: '' }, rules: [newRule('rule')] };

function NewPack() {
  const known = useQuery(factsQuery);
  return (
    <Answer of={known}>
      {({ items }) => <PackEditor base={null} begins={EMPTY} facts={items} onSaved={() => undefined} />}
    </Answer>
  );
}

/** What writing begins with is what was there when the page was opened, until it is saved from here. */
function StoredPack({ pack }: { readonly pack: string }) {
  const known = useQuery(factsQuery);
  const found = useQuery(packQuery(pack));
  const [saved, setSaved] = useState<PackVersion | null>(null);
  const [first, setFirst] = useState<PackVersion | null>(null);
  if (first === null && found.data) setFirst(found.data);
  const base = saved ?? first;
  const data = base && known.data ? { base, facts: known.data.items } : undefined;
  return (
    <Answer
      of={{ data, error: found.error ?? known.error, refetch: () => [found.refetch(), known.refetch()] }}
      rows={12}
    >
      {({ base: begun, facts }) => (
        <PackEditor base={begun} begins={begun.content as Json} facts={facts} onSaved={setSaved} />
      )}
    </Answer>
  );
}

function OpenPack() {
  const { pack = '' } = useParams();
  return pack === NEW_PACK ? <NewPack /> : <StoredPack key={pack} pack={pack} />;
}

/** Rules: the packs, one pack to write and to try, and its versions. */
export default function Rules() {
  return (
    <Routes>
      <Route index element={<PackList />} />
      <Route path=":pack" element={<OpenPack />} />
      <Route path=":pack/versions" element={<Versions />} />
      <Route path="*" element={<NotFound />} />
    </Routes>
  );
}
