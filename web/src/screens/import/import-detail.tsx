import { DownloadOutlined, RedoOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { download } from '../../api/client.ts';
import { importQuery, rejectsPath, resumeImport } from '../../api/imports.ts';
import type { Import } from '../../api/types.ts';
import { useMay } from '../../app/me.ts';
import { useTell } from '../../app/tell.ts';
import { useSay } from '../../app/words.ts';
import { useFormat } from '../../parts/format.ts';
import { useOperator } from '../../parts/operator.ts';
import { Figures, Page, Panel } from '../../parts/page.tsx';
import { ProgressBar } from '../../parts/run-state.tsx';
import { Answer } from '../../parts/states.tsx';
import { ImportState } from './import-state.tsx';

const MEGABYTE = 1_048_576;

function Resume({ id }: Pick<Import, 'id'>) {
  const { t } = useTranslation('import');
  const { message } = App.useApp();
  const known = useQueryClient();
  const tell = useTell();
  const [isAsking, setAsking] = useState(false);
  const resume = async () => {
    setAsking(true);
    try {
      await resumeImport(id);
      message.success(t('resumed'));
      await known.invalidateQueries({ queryKey: ['imports'] });
    } catch (error) {
      tell(error);
    }
    setAsking(false);
  };
  return (
    <Button icon={<RedoOutlined />} loading={isAsking} onClick={() => void resume()}>
      {t('resume')}
    </Button>
  );
}

function Rejects({ id, rejected }: Pick<Import, 'id' | 'rejected'>) {
  const { t } = useTranslation('import');
  const { exact } = useFormat();
  const tell = useTell();
  const mayWrite = useMay('imports.write');
  return (
    <Panel title={t('rejects')}>
      <p>{t('rejectsAbout', { count: exact(rejected) })}</p>
      {mayWrite ? (
        <Button
          icon={<DownloadOutlined />}
          onClick={() => void download(rejectsPath(id), `rejects-${id}.csv`).catch(tell)}
        >
          {t('rejectsDownload')}
        </Button>
      ) : (
        <p className="tm-quiet">{t('rejectsNotYours')}</p>
      )}
    </Panel>
  );
}

function Told({ of }: { readonly of: Import }) {
  const { t } = useTranslation(['import', 'app']);
  const say = useSay();
  const operatorOf = useOperator();
  const { exact, instant, duration } = useFormat();
  const mayWrite = useMay('imports.write');
  const { id, fileName, state, failure, totalRows, doneRows, startedAt, finishedAt } = of;
  const counts = (['totalRows', 'doneRows', 'inserted', 'updated', 'unchanged', 'rejected'] as const).map((key) => {
    return { key, label: t(key), value: exact(of[key]) };
  });
  const lasted = finishedAt === null ? [] : [Date.parse(finishedAt) - Date.parse(startedAt)];
  const figures = [...counts, ...lasted.map((ms) => ({ key: 'lasted', label: t('lasted'), value: duration(ms) }))];
  const megabytes = Math.max(0.1, Math.round((of.bytes / MEGABYTE) * 10) / 10);
  const about = {
    mapping: of.mapping,
    by: operatorOf(of.startedBy),
    at: instant(startedAt),
    encoding: t(`encoding.${of.encoding}`),
  };
  return (
    <Page
      title={fileName}
      mark={<ImportState state={state} />}
      about={
        <>
          <Link to="/import">{t('app:screen.import')}</Link> / {t('aboutImport', { ...about, size: exact(megabytes) })}
        </>
      }
      actions={mayWrite && state !== 'done' ? <Resume id={id} /> : null}
    >
      {failure ? <Alert type="error" showIcon title={say(failure.message)} description={t('failedAbout')} /> : null}
      <Panel title={t('progress')}>
        <ProgressBar done={doneRows} total={totalRows} label={t('progress')} />
        <Figures of={figures} />
      </Panel>
      {of.hasRejects ? <Rejects id={id} rejected={of.rejected} /> : null}
      {state === 'done' && !of.hasRejects ? <Alert type="success" showIcon title={t('allTaken')} /> : null}
    </Page>
  );
}

/** One file's way into the base, watched while it goes. */
export function ImportDetail({ id }: { readonly id: string }) {
  const asked = useQuery(importQuery(id));
  return <Answer of={asked}>{(found) => <Told of={found} />}</Answer>;
}
