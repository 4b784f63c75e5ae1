import { Alert, Button, Form, type FormInstance, Input, InputNumber, Radio, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Refused } from '../../api/refused.ts';
import { useSay } from '../../app/words.ts';
import { isFilled } from './audience.ts';
import { AudienceField } from './audience-field.tsx';
import type { Draft, ScheduleKind } from './draft.ts';

const KINDS: readonly ScheduleKind[] = ['hand', 'nightly', 'monthly', 'event'];
const EVENTS = [
  'recharge',
  'payment',
  'complaint-opened',
  'complaint-closed',
  'suggestion',
  'care-call',
  'survey',
  'usage',
  'usage-drop',
  'referral',
  'plan-change',
  'contract-change',
  'device-change',
  'port-out-request',
  'network-incident-opened',
  'network-incident-closed',
  'reward',
] as const;
const MOST_CONTROL_PCT = 50;
const LAST_DAY = 28;
const MOST_MONTHS = 12;
/** Which field of the form a problem is about. */
const FIELDS: Readonly<Record<string, keyof Draft>> = {
  id: 'id',
  pack: 'pack',
  title: 'zh',
  audience: 'audience',
  control: 'sharePct',
  schedule: 'kind',
};

/** Puts what the server refused beside the field it is about; false: it is about none. */
export function useShowProblems(): (form: FormInstance<Draft>, error: unknown) => boolean {
  const say = useSay();
  return (form, error) => {
    if (!(error instanceof Refused)) return false;
    const told = error.problems.flatMap(({ path, message }) => {
      const name = FIELDS[/^\$\.(\w+)/.exec(path)?.[1] ?? ''];
      return name === undefined ? [] : [{ name, errors: [say(message)] }];
    });
    form.setFields(told);
    return told.length > 0;
  };
}

function Schedule({ kinds }: { readonly kinds: readonly ScheduleKind[] }) {
  const { t } = useTranslation(['campaigns', 'plan']);
  const kind = Form.useWatch<ScheduleKind>('kind');
  return (
    <>
      <Form.Item name="kind" label={t('when')}>
        <Radio.Group options={kinds.map((value) => ({ value, label: t(`plan:schedule.kind.${value}`) }))} />
      </Form.Item>
      {kind === 'monthly' ? (
        <div className="tm-form-row">
          <Form.Item name="day" label={t('day')} rules={[{ required: true, message: t('needed') }]}>
            <InputNumber min={1} max={LAST_DAY} precision={0} />
          </Form.Item>
          <Form.Item name="everyMonths" label={t('everyMonths')} rules={[{ required: true, message: t('needed') }]}>
            <InputNumber min={1} max={MOST_MONTHS} precision={0} />
          </Form.Item>
        </div>
      ) : null}
      {kind === 'event' ? (
        <Form.Item name="events" label={t('events')} rules={[{ required: true, message: t('needed') }]}>
          <Select mode="multiple" options={EVENTS.map((value) => ({ value, label: t(`plan:event.${value}`) }))} />
        </Form.Item>
      ) : null}
    </>
  );
}

/** Nobody kept out is nothing to compare with: who wants that says why. */
function NoControl({ first, isSettled }: { readonly first: Draft; readonly isSettled: boolean }) {
  const { t } = useTranslation('campaigns');
  const share = Form.useWatch<number | null>('sharePct') ?? first.sharePct;
  if (share !== 0) return null;
  // What was made without a word before stays as it was.
  const wasSo = isSettled || (first.sharePct === 0 && first.noControlWhy === '' && first.isKnown);
  return (
    <Form.Item
      name="noControlWhy"
      label={t('noControlWhy')}
      rules={wasSo ? [] : [{ required: true, whitespace: true, message: t('needed') }]}
    >
      <Input maxLength={500} disabled={isSettled} />
    </Form.Item>
  );
}

type Given = {
  readonly form: FormInstance<Draft>;
  readonly first: Draft;
  /** What stands above: which pack it runs. */
  readonly children?: ReactNode;
  /** Settled once it was made active. */
  readonly isSettled?: boolean;
  readonly touch: () => void;
  readonly saving: boolean;
  readonly saveText: string;
  readonly save: (draft: Draft) => void;
  readonly cancel: () => void;
};

export function CampaignForm({
  form,
  first,
  children,
  isSettled = false,
  touch,
  saving,
  saveText,
  save,
  cancel,
}: Given) {
  const { t } = useTranslation(['campaigns', 'app']);
  const needed = [{ required: true, whitespace: true, message: t('needed') }];
  const filled = (_rule: unknown, rows: Draft['audience']) =>
    rows === null || rows.every(isFilled) ? Promise.resolve() : Promise.reject(new Error(t('conditionEmpty')));
  const kinds = first.kind === 'prompt' ? [...KINDS, 'prompt' as const] : KINDS;
  return (
    <Form<Draft>
      form={form}
      layout="vertical"
      className="tm-campaign-form"
      requiredMark={false}
      initialValues={first}
      onValuesChange={touch}
      onFinish={(typed) => save({ ...first, ...typed })}
    >
      {children}
      <div className="tm-form-row">
        <Form.Item name="zh" label={t('titleZh')} rules={needed}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="en" label={t('titleEn')} rules={needed}>
          <Input maxLength={200} />
        </Form.Item>
      </div>
      {isSettled ? <Alert type="info" showIcon title={t('settled')} /> : null}
      <Form.Item
        name="audience"
        label={t('audience')}
        validateTrigger="onSubmit"
        rules={[{ validator: filled, validateTrigger: 'onSubmit' }]}
      >
        <AudienceField disabled={isSettled} />
      </Form.Item>
      <Form.Item
        name="sharePct"
        label={t('controlShare')}
        extra={t('controlHelp')}
        rules={[{ required: true, message: t('needed') }]}
      >
        <InputNumber min={0} max={MOST_CONTROL_PCT} suffix="%" disabled={isSettled} />
      </Form.Item>
      <NoControl first={first} isSettled={isSettled} />
      <Schedule kinds={kinds} />
      <div className="tm-form-foot">
        <Button type="primary" htmlType="submit" loading={saving}>
          {saveText}
        </Button>
        <Button onClick={cancel}>{t('app:cancel')}</Button>
      </div>
    </Form>
  );
}
