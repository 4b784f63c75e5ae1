import { StopOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../../api/client.ts';
import type { EmergencyStop } from '../../api/types.ts';
import { useTell } from '../../app/tell.ts';

type StopScope = Pick<EmergencyStop, 'kind' | 'of'>;
type Typed = { readonly why: string; readonly again: string };
type Doing = 'pull' | 'end';

const bodyOf = ({ kind, of }: StopScope, why: string) => ({ kind, why, ...(of === null ? {} : { of }) });

/** What a stop is about, as a sentence says it. */
export function useStopName(): (scope: StopScope) => string {
  const { t } = useTranslation(['settings', 'app']);
  return ({ kind, of }) => {
    const name = kind === 'channel' ? t(`app:channel.${of}`, { defaultValue: of ?? '' }) : (of ?? '');
    return t(`stopOf.${kind}`, { name });
  };
}

type Asked = { readonly scope: StopScope; readonly doing: Doing; readonly close: () => void };

/** Takes a reason and the name of what is stopped, typed: one slip must not silence a channel. */
function Confirm({ scope, doing, close }: Asked) {
  const { t } = useTranslation(['settings', 'app']);
  const { message } = App.useApp();
  const known = useQueryClient();
  const tell = useTell();
  const nameOf = useStopName();
  const [isAsking, setAsking] = useState(false);
  const [form] = Form.useForm<Typed>();
  const name = nameOf(scope);
  const go = async ({ why }: Typed) => {
    setAsking(true);
    try {
      const body = bodyOf(scope, why);
      await ask(
        doing === 'pull'
          ? api.POST('/api/v1/emergency-stops', { body })
          : api.POST('/api/v1/emergency-stops/end', { body }),
      );
      message.success(t(`${doing}Done`, { name }));
      close();
      await known.invalidateQueries({ queryKey: ['emergency-stops'] });
    } catch (error) {
      setAsking(false);
      tell(error);
    }
  };
  return (
    <Modal
      open
      title={t(`${doing}Title`, { name })}
      okText={t(`${doing}Do`)}
      okButtonProps={{ danger: doing === 'pull', loading: isAsking }}
      cancelText={t('app:cancel')}
      onOk={() => form.submit()}
      onCancel={close}
    >
      <p>{t(`${doing}About`)}</p>
      <Form<Typed> form={form} layout="vertical" requiredMark={false} onFinish={(typed) => void go(typed)}>
        <Form.Item name="why" label={t('why')} rules={[{ required: true, whitespace: true, message: t('whyMissing') }]}>
          <Input.TextArea rows={2} maxLength={500} autoFocus />
        </Form.Item>
        <Form.Item
          name="again"
          label={t('typeName', { name })}
          rules={[
            {
              validator: async (_rule, again?: string) => {
                if (again?.trim() !== name) throw new Error(t('typedOther'));
              },
            },
          ]}
        >
          <Input autoComplete="off" />
        </Form.Item>
      </Form>
    </Modal>
  );
}

type Given = { readonly scope: StopScope; readonly doing?: Doing; readonly size?: 'small' | 'medium' };

export function PullStop({ scope, doing = 'pull', size = 'medium' }: Given) {
  const { t } = useTranslation('settings');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        danger={doing === 'pull'}
        size={size}
        icon={doing === 'pull' ? <StopOutlined /> : null}
        onClick={() => setOpen(true)}
      >
        {t(`${doing}Do`)}
      </Button>
      {isOpen ? <Confirm scope={scope} doing={doing} close={() => setOpen(false)} /> : null}
    </>
  );
}
