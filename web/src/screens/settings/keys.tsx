import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, Select, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KEY_SCOPES } from '../../../../src/core/access/api-key.js';
import { api, ask } from '../../api/client.ts';
import { keysQuery } from '../../api/settings.ts';
import type { ApiKey } from '../../api/types.ts';
import { useTell } from '../../app/tell.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { useFormat } from '../../parts/format.ts';
import { Panel } from '../../parts/page.tsx';
import { Answer } from '../../parts/states.tsx';
import { Once } from './once.tsx';

type Typed = { readonly name: string; readonly scopes: (typeof KEY_SCOPES)[number][] };
type Made = { readonly name: string; readonly key: string };

const NAME = /^[a-z][a-z0-9._-]{1,31}$/;

function NewKey({ made }: { readonly made: (key: Made) => void }) {
  const { t } = useTranslation('settings');
  const known = useQueryClient();
  const tell = useTell();
  const [form] = Form.useForm<Typed>();
  const add = async (body: Typed) => {
    try {
      made(await ask(api.POST('/api/v1/keys', { body })));
      form.resetFields();
      await known.invalidateQueries({ queryKey: ['keys'] });
    } catch (error) {
      tell(error);
    }
  };
  return (
    <Form<Typed>
      form={form}
      layout="inline"
      className="tm-settings-line"
      requiredMark={false}
      initialValues={{ scopes: KEY_SCOPES.slice(0, 1) }}
      onFinish={(typed) => void add(typed)}
    >
      <Form.Item name="name" label={t('keyName')} rules={[{ required: true, pattern: NAME, message: t('nameForm') }]}>
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item name="scopes" label={t('scopes')} rules={[{ required: true, message: t('scopesMissing') }]}>
        <Select
          mode="multiple"
          className="tm-short-select"
          options={KEY_SCOPES.map((value) => ({ value, label: t(`keyScope.${value.replace(':', '-')}`) }))}
        />
      </Form.Item>
      <Button type="primary" htmlType="submit">
        {t('addKey')}
      </Button>
    </Form>
  );
}

function Revoke({ of }: { readonly of: ApiKey }) {
  const { t } = useTranslation(['settings', 'app']);
  const { modal, message } = App.useApp();
  const known = useQueryClient();
  const tell = useTell();
  const revoke = async () => {
    try {
      await ask(api.DELETE('/api/v1/keys/{id}', { params: { path: { id: of.id } } }));
      message.success(t('revoked', { name: of.name }));
      await known.invalidateQueries({ queryKey: ['keys'] });
    } catch (error) {
      tell(error);
    }
  };
  const confirm = () =>
    modal.confirm({
      title: t('revokeTitle', { name: of.name }),
      content: t('revokeAbout'),
      okText: t('revoke'),
      okButtonProps: { danger: true },
      cancelText: t('app:cancel'),
      onOk: revoke,
    });
  return (
    <Button danger size="small" onClick={() => void confirm()}>
      {t('revoke')}
    </Button>
  );
}

/** Keys of other systems: shown once, held by what they are for, ended for good. */
export function Keys() {
  const { t } = useTranslation('settings');
  const { instant, list } = useFormat();
  const asked = useQuery(keysQuery);
  const [made, setMade] = useState<Made | null>(null);
  const columns: readonly Column<ApiKey>[] = [
    { key: 'name', title: t('keyName'), value: ({ name }) => name },
    {
      key: 'state',
      title: t('keyState'),
      value: ({ revokedAt }) => t(revokedAt === null ? 'keyHolds' : 'keyRevoked'),
      show: ({ revokedAt }) =>
        revokedAt === null ? <Tag color="success">{t('keyHolds')}</Tag> : <Tag>{t('keyRevoked')}</Tag>,
      filter: ({ revokedAt }) => t(revokedAt === null ? 'keyHolds' : 'keyRevoked'),
    },
    {
      key: 'scopes',
      title: t('scopes'),
      value: ({ scopes }) => list(scopes.map((scope) => t(`keyScope.${scope.replace(':', '-')}`))),
    },
    { key: 'created', title: t('createdAt'), value: ({ createdAt }) => instant(createdAt) },
    { key: 'by', title: t('by'), value: ({ createdBy }) => createdBy },
    {
      key: 'used',
      title: t('lastUsed'),
      value: ({ lastUsedAt }) => (lastUsedAt === null ? t('neverUsed') : instant(lastUsedAt)),
    },
    {
      key: 'do',
      title: t('do'),
      value: () => '',
      show: (one) => (one.revokedAt === null ? <Revoke of={one} /> : null),
      isSorted: false,
    },
  ];
  return (
    <>
      <Panel title={t('addKey')}>
        {made ? <Once title={t('keyMade', { name: made.name })} secret={made.key} close={() => setMade(null)} /> : null}
        <NewKey made={setMade} />
      </Panel>
      <Panel title={t('part.keys')}>
        <Answer of={asked}>
          {({ items }) => (
            <DataTable
              name={t('part.keys')}
              rows={items}
              columns={columns}
              rowKey={({ id }) => id}
              empty={t('noKeys')}
              pageSize={25}
              canExport
            />
          )}
        </Answer>
      </Panel>
    </>
  );
}
