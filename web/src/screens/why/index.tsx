import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Select } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { packsQuery } from '../../api/catalogue.ts';
import { useSay } from '../../app/words.ts';
import { Explanation } from '../../parts/explanation.tsx';
import { Page, Panel } from '../../parts/page.tsx';
import { Nothing } from '../../parts/states.tsx';
import { useMatcher } from '../../parts/use-matcher.ts';

type Typed = { readonly customer: string; readonly rule: string };

/** Any customer and any rule: also one that did not match has a why not. What was asked is in the address. */
export default function Why() {
  const { t } = useTranslation(['why', 'app']);
  const say = useSay();
  const [search, setSearch] = useSearchParams();
  const matches = useMatcher();
  const packs = useQuery(packsQuery);
  const options = useMemo(
    () =>
      packs.data?.items.flatMap(({ content }) =>
        content.rules.map(({ id, title }) => ({ value: `${content.pack}/${id}`, label: say(title) })),
      ) ?? [],
    [packs.data, say],
  );
  const [customer, asked] = [search.get('customer') ?? '', search.get('rule') ?? ''];
  const [pack, rule] = asked.split('/');
  return (
    <Page title={t('app:screen.why')} about={t('about')}>
      <Panel title={t('ask')}>
        <Form<Typed>
          layout="inline"
          requiredMark={false}
          initialValues={{ customer, ...(asked === '' ? {} : { rule: asked }) }}
          onFinish={(typed) => setSearch({ customer: typed.customer.trim(), rule: typed.rule })}
        >
          <Form.Item name="customer" label={t('customer')} rules={[{ required: true, message: t('customerMissing') }]}>
            <Input autoComplete="off" style={{ width: 180 }} />
          </Form.Item>
          <Form.Item name="rule" label={t('rule')} rules={[{ required: true, message: t('ruleMissing') }]}>
            <Select
              showSearch={{ filterOption: (typed, option) => matches(String(option?.label ?? ''), typed) }}
              options={options}
              loading={packs.isPending}
              style={{ width: 340 }}
            />
          </Form.Item>
          <Button type="primary" htmlType="submit">
            {t('do')}
          </Button>
        </Form>
      </Panel>
      {customer !== '' && rule && pack ? (
        <Explanation key={`${customer} ${asked}`} customer={customer} rule={rule} pack={pack} />
      ) : (
        <Nothing text={t('nothing')} />
      )}
    </Page>
  );
}
