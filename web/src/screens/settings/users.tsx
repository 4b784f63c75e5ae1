import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Select, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ROLES } from '../../../../src/core/access/role.js';
import { api, ask } from '../../api/client.ts';
import { organisationQuery } from '../../api/offer.ts';
import { usersQuery } from '../../api/settings.ts';
import type { Account } from '../../api/types.ts';
import { useMay } from '../../app/me.ts';
import { useTell } from '../../app/tell.ts';
import { useSay } from '../../app/words.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { Panel } from '../../parts/page.tsx';
import { Answer } from '../../parts/states.tsx';
import { useSearch } from '../../parts/use-matcher.ts';
import { Once } from './once.tsx';

type Typed = { readonly name: string; readonly role: (typeof ROLES)[number]; readonly orgNode?: string };
type Made = { readonly name: string; readonly password: string };

const NAME = /^[a-z][a-z0-9._-]{1,31}$/;

function useNodes() {
  const say = useSay();
  const { data } = useQuery({ ...organisationQuery, enabled: useMay('rules.read') });
  return (data?.items ?? []).map(({ code, title }) => ({ value: code, label: `${say(title)} (${code})` }));
}

function NewUser({ made }: { readonly made: (user: Made) => void }) {
  const { t } = useTranslation(['settings', 'app']);
  const known = useQueryClient();
  const tell = useTell();
  const search = useSearch();
  const nodes = useNodes();
  const [form] = Form.useForm<Typed>();
  const add = async ({ name, role, orgNode }: Typed) => {
    try {
      const body = { name, role, ...(orgNode ? { orgNode } : {}) };
      made(await ask(api.POST('/api/v1/users', { body })));
      form.resetFields();
      await known.invalidateQueries({ queryKey: ['users'] });
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
      onFinish={(typed) => void add(typed)}
    >
      <Form.Item name="name" label={t('userName')} rules={[{ required: true, pattern: NAME, message: t('nameForm') }]}>
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item name="role" label={t('role')} rules={[{ required: true, message: t('roleMissing') }]}>
        <Select
          className="tm-short-select"
          options={ROLES.map((value) => ({ value, label: t(`app:role.${value}`) }))}
        />
      </Form.Item>
      <Form.Item name="orgNode" label={t('orgNode')}>
        <Select
          allowClear={{ label: t('app:clear') }}
          className="tm-short-select"
          showSearch={search}
          placeholder={t('everywhere')}
          popupMatchSelectWidth={false}
          options={nodes}
        />
      </Form.Item>
      <Button type="primary" htmlType="submit">
        {t('addUser')}
      </Button>
    </Form>
  );
}

/** Who may log in, as what, and for which part of the organisation. */
export function Users() {
  const { t } = useTranslation(['settings', 'app']);
  const asked = useQuery(usersQuery);
  const nodes = useNodes();
  const [made, setMade] = useState<Made | null>(null);
  const nodeOf = ({ orgNode }: Account) =>
    orgNode === undefined ? t('everywhere') : (nodes.find(({ value }) => value === orgNode)?.label ?? orgNode);
  const columns: readonly Column<Account>[] = [
    {
      key: 'name',
      title: t('userName'),
      value: ({ name }) => name,
      show: ({ name }) => <span className="tm-data">{name}</span>,
    },
    {
      key: 'role',
      title: t('role'),
      value: ({ role }) => t(`app:role.${role}`),
      filter: ({ role }) => t(`app:role.${role}`),
    },
    { key: 'node', title: t('orgNode'), value: nodeOf },
    {
      key: 'password',
      title: t('passwordState'),
      value: ({ passwordChanged }) => t(passwordChanged ? 'passwordOwn' : 'passwordFirst'),
      show: ({ passwordChanged }) =>
        passwordChanged ? t('passwordOwn') : <Tag color="warning">{t('passwordFirst')}</Tag>,
    },
  ];
  return (
    <>
      <Panel title={t('addUser')}>
        {made ? (
          <Once title={t('userMade', { name: made.name })} secret={made.password} close={() => setMade(null)} />
        ) : null}
        <NewUser made={setMade} />
      </Panel>
      <Panel title={t('part.users')}>
        <Answer of={asked}>
          {({ items }) => (
            <DataTable
              name={t('part.users')}
              rows={items}
              columns={columns}
              rowKey={({ name }) => name}
              empty={t('noUsers')}
              pageSize={25}
              canSearch
              canExport
            />
          )}
        </Answer>
      </Panel>
    </>
  );
}
