import { UserOutlined } from '@ant-design/icons';
import { App, Button, Dropdown, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../api/client.ts';
import { useMe } from './me.ts';
import { beginSession, leaveSession } from './session.ts';
import { useTell } from './tell.ts';

type Typed = { readonly current: string; readonly next: string; readonly again: string };
const SHORTEST = 12;

function PasswordChange({ close }: { readonly close: () => void }) {
  const { t } = useTranslation('app');
  const { message } = App.useApp();
  const { name } = useMe();
  const tell = useTell();
  const [form] = Form.useForm<Typed>();
  const change = async ({ current, next }: Typed) => {
    try {
      const { token } = await ask(api.POST('/api/v1/auth/password', { body: { current, next } }));
      beginSession({ token, name });
      message.success(t('password.changed'));
      close();
    } catch (error) {
      tell(error);
    }
  };
  const needed = { required: true, message: t('password.missing') };
  return (
    <Modal
      open
      title={t('password.title')}
      okText={t('password.do')}
      cancelText={t('cancel')}
      onOk={() => form.submit()}
      onCancel={close}
    >
      <p className="tm-quiet">{t('password.about', { count: SHORTEST })}</p>
      <Form<Typed> form={form} layout="vertical" requiredMark={false} onFinish={(typed) => void change(typed)}>
        <Form.Item name="current" label={t('password.current')} rules={[needed]}>
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        <Form.Item
          name="next"
          label={t('password.next')}
          rules={[needed, { min: SHORTEST, message: t('password.short', { count: SHORTEST }) }]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Form.Item
          name="again"
          label={t('password.again')}
          dependencies={['next']}
          rules={[
            needed,
            ({ getFieldValue }) => ({
              validator: async (_rule, again: string) => {
                if (again !== getFieldValue('next')) throw new Error(t('password.different'));
              },
            }),
          ]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
      </Form>
    </Modal>
  );
}

/** Who is here, and what they do with their own account. */
export function Account() {
  const { t } = useTranslation('app');
  const { name, role } = useMe();
  const [isChanging, setChanging] = useState(false);
  const items = [
    { key: 'role', label: t(`role.${role}`), disabled: true },
    { type: 'divider' as const },
    { key: 'password', label: t('password.title') },
    { key: 'leave', label: t('login.leave') },
  ];
  const onClick = ({ key }: { readonly key: string }) => {
    if (key === 'password') setChanging(true);
    if (key === 'leave') leaveSession();
  };
  return (
    <>
      <Dropdown menu={{ items, onClick }} trigger={['click']}>
        <Button type="text" icon={<UserOutlined />} aria-haspopup="menu">
          {name}
        </Button>
      </Dropdown>
      {isChanging ? <PasswordChange close={() => setChanging(false)} /> : null}
    </>
  );
}
