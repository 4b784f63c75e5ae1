import { useQuery } from '@tanstack/react-query';
import { Select, Tabs } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { modelsQuery } from '../../api/settings.ts';
import { useMay } from '../../app/me.ts';
import { useSay } from '../../app/words.ts';
import { Page } from '../../parts/page.tsx';
import { NotFound } from '../../parts/states.tsx';
import { Base } from './base.tsx';
import { ElementGrid } from './element-grid.tsx';
import { MigrationView } from './migration-view.tsx';
import './lifecycle.css';

const VIEWS = ['base', 'migration', 'grid'] as const;
type View = (typeof VIEWS)[number];
const USUAL_MODEL = 'lifecycle';

/** Models that have everybody in a stage; the first fact of such a file is the stage. */
function useModels(): readonly { readonly value: string; readonly label: string }[] {
  const say = useSay();
  const { data } = useQuery({ ...modelsQuery, enabled: useMay('rules.read') });
  return (data?.items ?? [])
    .filter(({ kind }) => kind === 'lifecycle')
    .flatMap(({ content, gives: [first] }) => {
      const { model } = (content.model ?? {}) as { readonly model?: string };
      return model && first ? [{ value: model, label: say(first.title) }] : [];
    });
}

/** Where the base stands, how it moved, and what is done for whom. */
export default function Lifecycle() {
  const { t } = useTranslation(['lifecycle', 'app']);
  const go = useNavigate();
  const { '*': rest = '' } = useParams();
  const [search, setSearch] = useSearchParams();
  const models = useModels();
  const maySeeRules = useMay('rules.read');
  const view = rest === '' ? 'base' : VIEWS.find((one) => one === rest);
  if (!view) return <NotFound />;
  const model = search.get('model') ?? USUAL_MODEL;
  const chooseModel = (chosen: string) => setSearch(chosen === USUAL_MODEL ? {} : { model: chosen });
  const shown: { readonly [V in View]: ReactNode } = {
    base: <Base key={model} model={model} />,
    migration: <MigrationView key={model} model={model} />,
    grid: <ElementGrid model={model} />,
  };
  const kept = search.has('model') ? `?model=${encodeURIComponent(model)}` : '';
  const open = (one: string) => go(`/lifecycle${one === 'base' ? '' : `/${one}`}${kept}`);
  return (
    <Page
      title={t('app:screen.lifecycle')}
      about={t('about')}
      actions={
        view !== 'grid' && models.length > 1 ? (
          <Select aria-label={t('model')} value={model} options={[...models]} onChange={chooseModel} />
        ) : null
      }
    >
      <Tabs
        activeKey={view}
        onChange={open}
        items={VIEWS.filter((one) => one !== 'grid' || maySeeRules).map((key) => ({ key, label: t(`view.${key}`) }))}
      />
      {shown[view]}
    </Page>
  );
}
