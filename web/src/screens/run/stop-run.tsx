import { StopOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../../api/client.ts';
import { useTell } from '../../app/tell.ts';

type Typed = { readonly reason: string };

/** With a reason, which goes on record. */
export function StopRun({ id }: { readonly id: string }) {
  const { t } = useTranslation(['run', 'app']);
  const { message } = App.useApp();
  const known = useQueryClient();
  const tell = useTell();
  const [isOpen, setOpen] = useState(false);
  const [form] = Form.useForm<Typed>();
  const stop = async (body: Typed) => {
    try {
      await ask(api.POST('/api/v1/runs/{id}/stop', { params: { path: { id } }, body }));
      message.success(t('stopped'));
      setOpen(false);
      await known.invalidateQueries({ queryKey: ['runs'] });
    } catch (error) {
      tell(error);
    }
  };
  return (
    <>
      <Button danger icon={<StopOutlined />} onClick={() => setOpen(true)}>
        {t('stop')}
      </Button>
      <Modal
        open={isOpen}
        title={t('stopTitle')}
        okText={t('stop')}
        okButtonProps={{ danger: true }}
        cancelText={t('app:cancel')}
        onOk={() => form.submit()}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <p>{t('stopAbout')}</p>
        <Form<Typed> form={form} layout="vertical" requiredMark={false} onFinish={(typed) => void stop(typed)}>
          <Form.Item
            name="reason"
            label={t('reason')}
            rules={[{ required: true, whitespace: true, message: t('reasonMissing') }]}
          >
            <Input.TextArea rows={2} maxLength={500} autoFocus />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}
