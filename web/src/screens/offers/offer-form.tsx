import { useQuery } from '@tanstack/react-query';
import { Button, Form, type FormInstance, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { isDay } from '../../../../src/core/kit/day.js';
import { PRICE_PERIODS } from '../../../../src/core/offer/offer.js';
import { priceLeversQuery, productsQuery } from '../../api/offer.ts';
import { LANGUAGES } from '../../app/preferences.ts';
import { useSay } from '../../app/words.ts';
import { Columns, Panel } from '../../parts/page.tsx';
import { useSearch } from '../../parts/use-matcher.ts';
import type { OfferDraft } from './draft.ts';
import { WordingFields } from './wording-fields.tsx';

const PURPOSES = ['marketing', 'service'] as const;
const KINDS_OFF = ['none', 'percent', 'amount'] as const;
const MOST_MONTHS = 120;

async function dayOr(text: string | undefined, wrong: string): Promise<void> {
  if (!isDay(text ?? '')) throw new Error(wrong);
}

function useNeeded() {
  const { t } = useTranslation('offers');
  return { required: true, whitespace: true, message: t('needed') };
}

/** What it is called and what is told before it is accepted, in both languages. */
function Titles({ isNew }: { readonly isNew: boolean }) {
  const { t } = useTranslation('offers');
  const needed = useNeeded();
  return (
    <Panel title={t('titles')}>
      <Form.Item
        name="id"
        label={t('id')}
        extra={isNew ? t('idHelp') : null}
        rules={[{ required: true, pattern: /^[a-z0-9]+(-[a-z0-9]+)*$/, message: t('idWrong') }]}
      >
        <Input maxLength={64} disabled={!isNew} />
      </Form.Item>
      <div className="tm-offer-row">
        {LANGUAGES.map((language) => (
          <Form.Item key={language} name={['title', language]} label={t(`titleIn.${language}`)} rules={[needed]}>
            <Input maxLength={200} />
          </Form.Item>
        ))}
        {LANGUAGES.map((language) => (
          <Form.Item key={language} name={['limits', language]} label={t(`limitsIn.${language}`)}>
            <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={1000} />
          </Form.Item>
        ))}
      </div>
      <Form.Item name="purpose" label={t('purpose')}>
        <Select options={PURPOSES.map((value) => ({ value, label: t(`purposes.${value}`) }))} />
      </Form.Item>
    </Panel>
  );
}

/** What is sold, how long, and what it is expected to earn. */
function Sold({ hasModel }: { readonly hasModel: boolean }) {
  const { t } = useTranslation('offers');
  const say = useSay();
  const search = useSearch();
  const { data } = useQuery(productsQuery);
  const day = { validator: (_rule: unknown, text: string | undefined) => dayOr(text, t('dayWrong')) };
  return (
    <Panel title={t('package')}>
      <Form.Item name="sold" label={t('products')}>
        <Select
          mode="multiple"
          showSearch={search}
          options={(data?.items ?? []).map(({ id, title }) => ({ value: id, label: say(title) }))}
        />
      </Form.Item>
      <div className="tm-offer-row">
        <Form.Item name="from" label={t('from')} rules={[day]}>
          <Input maxLength={10} placeholder="2026-11-01" />
        </Form.Item>
        <Form.Item name="until" label={t('lastDay')} rules={[day]}>
          <Input maxLength={10} placeholder="2027-10-31" />
        </Form.Item>
        <Form.Item name="termMonths" label={t('term')}>
          <InputNumber min={1} max={MOST_MONTHS} precision={0} suffix={t('monthsUnit')} />
        </Form.Item>
        <Form.Item name="value" label={t('value')} extra={hasModel ? t('valueByModel') : null}>
          <InputNumber disabled={hasModel} />
        </Form.Item>
      </div>
    </Panel>
  );
}

/** What the customer pays, what is taken off it, and what kind of price that is. */
function Price() {
  const { t } = useTranslation('offers');
  const say = useSay();
  const off = Form.useWatch<OfferDraft['off']>('off');
  const { data } = useQuery(priceLeversQuery);
  return (
    <Panel title={t('priceAndLever')}>
      <div className="tm-offer-row">
        <Form.Item
          name="currency"
          label={t('currency')}
          rules={[{ required: true, pattern: /^[A-Z]{3}$/, message: t('currencyWrong') }]}
        >
          <Input maxLength={3} />
        </Form.Item>
        <Form.Item name="price" label={t('price')}>
          <InputNumber min={0} />
        </Form.Item>
        <Form.Item name="period" label={t('period')}>
          <Select options={PRICE_PERIODS.map((value) => ({ value, label: t(`periods.${value}`) }))} />
        </Form.Item>
      </div>
      <div className="tm-offer-row">
        <Form.Item name="off" label={t('discount')}>
          <Select options={KINDS_OFF.map((value) => ({ value, label: t(`kindOff.${value}`) }))} />
        </Form.Item>
        <Form.Item
          name="discount"
          label={t('muchOff')}
          hidden={off === 'none'}
          rules={off === 'none' ? [] : [{ required: true, message: t('needed') }]}
        >
          <InputNumber min={0} {...(off === 'percent' ? { max: 100, suffix: '%' } : {})} />
        </Form.Item>
        <Form.Item name="discountMonths" label={t('monthsOff')} hidden={off === 'none'}>
          <InputNumber min={1} max={MOST_MONTHS} precision={0} suffix={t('monthsUnit')} />
        </Form.Item>
      </div>
      <Form.Item name="priceLever" label={t('priceLever')}>
        <Select
          allowClear={{ label: t('app:clear') }}
          options={(data?.items ?? []).map(({ id, title }) => ({ value: id, label: say(title) }))}
        />
      </Form.Item>
    </Panel>
  );
}

type Given = {
  readonly form: FormInstance<OfferDraft>;
  readonly first: OfferDraft;
  readonly isNew: boolean;
  readonly touch: () => void;
  readonly saving: boolean;
  readonly save: (draft: OfferDraft) => void;
  readonly cancel: () => void;
};

/** The content of a draft: nothing of it goes out before somebody else approved it. */
export function OfferForm({ form, first, isNew, touch, saving, save, cancel }: Given) {
  const { t } = useTranslation(['offers', 'app']);
  return (
    <Form<OfferDraft>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={first}
      onValuesChange={touch}
      onFinish={(typed) => save({ ...first, ...typed })}
    >
      <Columns>
        <div>
          <Titles isNew={isNew} />
          <Price />
          <Sold hasModel={first.value === null} />
        </div>
        <WordingFields />
      </Columns>
      <div className="tm-offer-foot">
        <Button type="primary" htmlType="submit" loading={saving}>
          {t('saveDraft')}
        </Button>
        <Button onClick={cancel}>{t('app:cancel')}</Button>
      </div>
    </Form>
  );
}
