import { UploadOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { allImportsQuery, importLink } from '../../api/imports.ts';
import type { Import } from '../../api/types.ts';
import { useMay } from '../../app/me.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { useFormat } from '../../parts/format.ts';
import { useOperator } from '../../parts/operator.ts';
import { Page } from '../../parts/page.tsx';
import { ProgressBar } from '../../parts/run-state.tsx';
import { Answer, Nothing } from '../../parts/states.tsx';
import { ImportState } from './import-state.tsx';

function useColumns(): readonly Column<Import>[] {
  const { t } = useTranslation('import');
  const { instant } = useFormat();
  const operatorOf = useOperator();
  const number = (key: 'totalRows' | 'inserted' | 'updated' | 'unchanged' | 'rejected'): Column<Import> => {
    return { key, title: t(key), value: (row) => row[key], isNumber: true };
  };
  return [
    {
      key: 'file',
      title: t('file'),
      value: ({ fileName }) => fileName,
      show: ({ id, fileName }) => (
        <Link className="tm-data" to={importLink(id)}>
          {fileName}
        </Link>
      ),
    },
    {
      key: 'state',
      title: t('stateTitle'),
      value: ({ state }) => t(`state.${state}`),
      filter: ({ state }) => t(`state.${state}`),
      show: ({ state, doneRows, totalRows, fileName }) => (
        <>
          <ImportState state={state} />
          {state === 'applying' ? <ProgressBar done={doneRows} total={totalRows} label={fileName} /> : null}
        </>
      ),
    },
    number('totalRows'),
    number('inserted'),
    number('updated'),
    number('unchanged'),
    number('rejected'),
    {
      key: 'mapping',
      title: t('mapping'),
      value: ({ mapping }) => mapping,
      show: ({ mapping }) => <span className="tm-data">{mapping}</span>,
    },
    { key: 'at', title: t('startedAt'), value: ({ startedAt }) => instant(startedAt) },
    { key: 'by', title: t('startedBy'), value: ({ startedBy }) => operatorOf(startedBy) },
  ];
}

export function ImportList() {
  const { t } = useTranslation(['import', 'app']);
  const go = useNavigate();
  const mayWrite = useMay('imports.write');
  const asked = useQuery(allImportsQuery);
  const columns = useColumns();
  const begin = (
    <Button type="primary" icon={<UploadOutlined />} onClick={() => go('/import/new')}>
      {t('new')}
    </Button>
  );
  return (
    <Page title={t('app:screen.import')} about={t('about')} actions={mayWrite ? begin : null}>
      <Answer of={asked}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing text={t('none')}>{mayWrite ? begin : null}</Nothing>
          ) : (
            <DataTable
              name={t('app:screen.import')}
              rows={items}
              columns={columns}
              rowKey={({ id }) => id}
              empty={t('none')}
              pageSize={25}
              canSearch
              canExport
            />
          )
        }
      </Answer>
    </Page>
  );
}
