import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { packsQuery } from '../../api/catalogue.ts';
import type { PackVersion } from '../../api/rules.ts';
import { useMay } from '../../app/me.ts';
import { useSay } from '../../app/words.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { useFormat } from '../../parts/format.ts';
import { useOperator } from '../../parts/operator.ts';
import { Page } from '../../parts/page.tsx';
import { Answer, Nothing } from '../../parts/states.tsx';
import { NEW_PACK, packLink, versionsLink } from './links.ts';

/** Every pack in its newest version. */
export function PackList() {
  const { t } = useTranslation(['rules', 'app']);
  const say = useSay();
  const { instant } = useFormat();
  const operatorOf = useOperator();
  const mayWrite = useMay('rules.write');
  const asked = useQuery(packsQuery);
  const columns = useMemo(
    (): readonly Column<PackVersion>[] => [
      {
        key: 'title',
        title: t('pack'),
        value: ({ content }) => say(content.title),
        show: ({ pack, content }) => (
          <Link to={packLink(pack)} className="tm-data">
            {say(content.title)}
          </Link>
        ),
      },
      { key: 'pack', title: t('packId'), value: ({ pack }) => pack },
      { key: 'rules', title: t('rules'), value: ({ content }) => content.rules.length, isNumber: true },
      {
        key: 'version',
        title: t('version'),
        value: ({ version }) => version,
        isNumber: true,
        show: ({ pack, version }) => <Link to={versionsLink(pack)}>{version}</Link>,
      },
      { key: 'at', title: t('savedAt'), value: ({ createdAt }) => instant(createdAt) },
      {
        key: 'by',
        title: t('savedBy'),
        value: ({ createdBy }) => operatorOf(createdBy),
        filter: ({ createdBy }) => operatorOf(createdBy),
      },
    ],
    [t, say, instant, operatorOf],
  );
  const add = mayWrite ? (
    <Link to={packLink(NEW_PACK)}>
      <Button type="primary" icon={<PlusOutlined />}>
        {t('newPack')}
      </Button>
    </Link>
  ) : null;
  return (
    <Page title={t('app:screen.rules')} about={t('about')} actions={add}>
      <Answer of={asked}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing text={t('noPacks')}>{add}</Nothing>
          ) : (
            <DataTable
              name={t('app:screen.rules')}
              rows={items}
              columns={columns}
              rowKey={({ pack }) => pack}
              empty={t('noPacks')}
              pageSize={40}
              canSearch
              canExport
            />
          )
        }
      </Answer>
    </Page>
  );
}
