import { SearchOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { customerLink, lookUp, PERSONAL_FIELDS, type PersonalField } from '../../api/customers.ts';
import { Page, Panel } from '../../parts/page.tsx';
import { Failure, Nothing, Waiting } from '../../parts/states.tsx';

type Typed = { readonly by: 'id' | PersonalField; readonly value: string };

/** By id at once; by what identifies a person through the server, in the body: it stands in no address. */
export function Search() {
  const { t } = useTranslation(['customers', 'app']);
  const go = useNavigate();
  const asked = useMutation({
    mutationFn: ({ by, value }: Typed) => (by === 'id' ? Promise.resolve([value.trim()]) : lookUp(by, value.trim())),
    onSuccess: ([first, ...others]) => {
      if (first !== undefined && others.length === 0) go(customerLink(first));
    },
  });
  const fields = ['id', ...PERSONAL_FIELDS] as const;
  return (
    <Page title={t('app:screen.customers')} about={t('about')}>
      <Panel title={t('find')}>
        <Form<Typed>
          layout="inline"
          requiredMark={false}
          initialValues={{ by: 'id' }}
          onFinish={(typed) => asked.mutate(typed)}
        >
          <Form.Item name="by" label={t('findBy')}>
            <Select
              style={{ width: 140 }}
              options={fields.map((field) => ({ value: field, label: t(`field.${field}`) }))}
            />
          </Form.Item>
          <Form.Item
            name="value"
            label={t('findWhat')}
            rules={[{ required: true, whitespace: true, message: t('findMissing') }]}
          >
            <Input autoFocus autoComplete="off" maxLength={200} style={{ width: 260 }} />
          </Form.Item>
          <Button type="primary" htmlType="submit" icon={<SearchOutlined />} loading={asked.isPending}>
            {t('findDo')}
          </Button>
        </Form>
        <p className="tm-quiet">{t('findHelp')}</p>
      </Panel>
      <Found of={asked} />
    </Page>
  );
}

type Asked = {
  readonly data: readonly string[] | undefined;
  readonly error: unknown;
  readonly isPending: boolean;
};

function Found({ of: { data, error, isPending } }: { readonly of: Asked }) {
  const { t } = useTranslation('customers');
  if (isPending) return <Waiting rows={3} />;
  if (error) return <Failure error={error} />;
  if (data === undefined) return <Nothing text={t('findEmpty')} />;
  if (data.length === 0) return <Nothing text={t('findNobody')} />;
  return (
    <Panel title={t('findSeveral', { count: data.length })}>
      <ul className="tm-plain">
        {data.map((id) => (
          <li key={id}>
            <Link to={customerLink(id)}>{id}</Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
