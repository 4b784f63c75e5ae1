import { InboxOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Steps, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { importLink, upload } from '../../api/imports.ts';
import { useTell } from '../../app/tell.ts';
import { useFormat } from '../../parts/format.ts';
import { Page, Panel } from '../../parts/page.tsx';
import { MapColumns } from './map-columns.tsx';
import { type FileLook, LOOKED_AT_BYTES, type LookFault, lookAtFile } from './read-file.ts';

type Chosen = { readonly file: File; readonly look: FileLook };

/** The beginning of the file is read here, for the preview; nothing leaves the machine before it is handed in. */
async function lookAt(file: File): Promise<FileLook | LookFault> {
  const bytes = new Uint8Array(await file.slice(0, LOOKED_AT_BYTES).arrayBuffer());
  return lookAtFile(bytes, file.name, file.size > LOOKED_AT_BYTES);
}

function Choose({ choose }: { readonly choose: (file: File) => void }) {
  const { t } = useTranslation('import');
  return (
    <Panel title={t('chooseFile')}>
      <Upload.Dragger
        accept=".csv,.ndjson"
        showUploadList={false}
        beforeUpload={(file) => {
          choose(file);
          return false;
        }}
      >
        <p>
          <InboxOutlined aria-hidden className="tm-drop-icon" />
        </p>
        <p>{t('drop')}</p>
        <p className="tm-quiet">{t('dropAbout')}</p>
      </Upload.Dragger>
    </Panel>
  );
}

function FileTold({ file, look, leave }: Chosen & { readonly leave: () => void }) {
  const { t } = useTranslation('import');
  const { exact } = useFormat();
  const mark = look.hasMark ? t('withMark') : '';
  return (
    <Panel
      title={file.name}
      extra={
        <Button size="small" onClick={leave}>
          {t('other')}
        </Button>
      }
    >
      <p>
        {t('looked', {
          format: look.format.toUpperCase(),
          encoding: t(`encoding.${look.encoding}`) + mark,
          columns: exact(look.columns.length),
          rows: exact(look.rows.length),
        })}
        {look.isPart ? <span className="tm-quiet"> {t('lookedPart')}</span> : null}
      </p>
    </Panel>
  );
}

/** A file is chosen, its columns are mapped with the result before one's eyes, and it is handed in. */
export function NewImport() {
  const { t } = useTranslation(['import', 'app']);
  const go = useNavigate();
  const known = useQueryClient();
  const tell = useTell();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [fault, setFault] = useState<LookFault | null>(null);
  const [isSending, setSending] = useState(false);
  const choose = async (file: File) => {
    const look = await lookAt(file);
    setFault(typeof look === 'string' ? look : null);
    setChosen(typeof look === 'string' ? null : { file, look });
  };
  const send = async (mapping: object) => {
    if (!chosen) return;
    setSending(true);
    try {
      const { id } = await upload(chosen.file, mapping);
      await known.invalidateQueries({ queryKey: ['imports'] });
      go(importLink(id));
    } catch (error) {
      setSending(false);
      tell(error);
    }
  };
  return (
    <Page
      title={t('new')}
      about={
        <>
          <Link to="/import">{t('app:screen.import')}</Link> / {t('new')}
        </>
      }
    >
      <div className="tm-import-way">
        <Steps
          size="small"
          current={chosen === null ? 0 : isSending ? 2 : 1}
          items={(['chooseFile', 'mapColumns', 'handIn'] as const).map((step) => ({ title: t(step) }))}
        />
      </div>
      {fault ? <Alert type="error" showIcon title={t(`fault.${fault}`)} /> : null}
      {chosen ? (
        <>
          <FileTold {...chosen} leave={() => setChosen(null)} />
          <MapColumns
            key={chosen.file.name + chosen.file.lastModified}
            fileName={chosen.file.name}
            look={chosen.look}
            isSending={isSending}
            send={(mapping) => void send(mapping)}
          />
        </>
      ) : (
        <Choose choose={(file) => void choose(file)} />
      )}
    </Page>
  );
}
