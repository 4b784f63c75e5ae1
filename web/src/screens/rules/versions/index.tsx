import { useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { factsQuery } from '../../../api/catalogue.ts';
import { type PackVersion, versionsQuery } from '../../../api/rules.ts';
import { useMay } from '../../../app/me.ts';
import { useSay } from '../../../app/words.ts';
import { type Column, DataTable } from '../../../parts/data-table.tsx';
import { useFormat } from '../../../parts/format.ts';
import { useOperator } from '../../../parts/operator.ts';
import { Columns, Page, Panel } from '../../../parts/page.tsx';
import { Answer, Nothing } from '../../../parts/states.tsx';
import type { Json } from '../convert/json.ts';
import { packLink } from '../links.ts';
import { factsByName } from '../words/asked.ts';
import { Changes } from './changes.tsx';
import { Movers } from './movers.tsx';

type Two = { readonly before: PackVersion; readonly after: PackVersion };

function Compared({ before, after }: Two) {
  const { t } = useTranslation('rules');
  const mayCount = useMay('customers.read');
  const known = useQuery(factsQuery);
  const facts = useMemo(() => factsByName(known.data?.items ?? []), [known.data]);
  const say = useSay();
  const [rule] = after.content.rules;
  const titleOf = (id: string) => {
    const found = [...after.content.rules, ...before.content.rules].find((one) => one.id === id);
    return found ? say(found.title) : id;
  };
  return (
    <>
      <Panel title={t('changed.title', { before: before.version, after: after.version })}>
        <Changes before={before.content as Json} after={after.content as Json} facts={facts} />
      </Panel>
      {mayCount ? (
        <Panel title={t('movers.title')}>
          <Movers
            pack={after.pack}
            before={{ version: before.version }}
            after={{ version: after.version }}
            rule={rule?.id ?? null}
            titleOf={titleOf}
          />
        </Panel>
      ) : null}
    </>
  );
}

function VersionList({ items }: { readonly items: readonly PackVersion[] }) {
  const { t } = useTranslation('rules');
  const { instant } = useFormat();
  const operatorOf = useOperator();
  const [search, setSearch] = useSearchParams();
  const find = (name: string) => items.find(({ version }) => String(version) === search.get(name));
  const after = find('after') ?? items[0];
  const before = find('before') ?? items[1];
  const choose = (name: string, version: number) =>
    setSearch({ ...Object.fromEntries(search), [name]: String(version) }, { replace: true });
  const columns: readonly Column<PackVersion>[] = [
    { key: 'version', title: t('version'), value: ({ version }) => version, isNumber: true, width: 90 },
    { key: 'at', title: t('savedAt'), value: ({ createdAt }) => instant(createdAt) },
    { key: 'by', title: t('savedBy'), value: ({ createdBy }) => operatorOf(createdBy) },
    { key: 'rules', title: t('rules'), value: ({ content }) => content.rules.length, isNumber: true },
  ];
  const side = (name: 'before' | 'after', chosen: PackVersion | undefined) => (
    <Select<number>
      aria-label={t(`versions.${name}`)}
      value={chosen?.version ?? null}
      options={items.map(({ version }) => ({ value: version, label: t('versionName', { version }) }))}
      popupMatchSelectWidth={false}
      onChange={(version) => choose(name, version)}
    />
  );
  return (
    <Columns>
      <Panel title={t('versions.all')}>
        <DataTable
          name={t('versions.all')}
          rows={items}
          columns={columns}
          rowKey={({ version }) => String(version)}
          empty={t('versions.none')}
          pageSize={15}
          canExport
        />
      </Panel>
      <div>
        <Panel
          title={t('versions.compare')}
          extra={
            items.length < 2 ? null : (
              <>
                {side('before', before)} <span aria-hidden>→</span> {side('after', after)}
              </>
            )
          }
        >
          {before && after ? null : <Nothing text={t('versions.only')} />}
          {before && after && before.version === after.version ? <Nothing text={t('changed.nothing')} /> : null}
        </Panel>
        {before && after && before.version !== after.version ? <Compared before={before} after={after} /> : null}
      </div>
    </Columns>
  );
}

/** Every version there was: what changed from one to another in words, and who entered and left with it. */
export function Versions() {
  const { t } = useTranslation('rules');
  const say = useSay();
  const { pack = '' } = useParams();
  const asked = useQuery(versionsQuery(pack));
  const [newest] = asked.data?.items ?? [];
  return (
    <Page
      title={t('versions.title', { pack: newest ? say(newest.content.title) : pack })}
      actions={
        <Link to={packLink(pack)}>
          <Button>{t('versions.back')}</Button>
        </Link>
      }
    >
      <Answer of={asked}>{({ items }) => <VersionList items={items} />}</Answer>
    </Page>
  );
}
