import { App, Button, Form, Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTell } from '../../app/tell.ts';

const MOST_REASON = 500;

type Typed = { readonly reason: string } & Readonly<Record<string, string>>;
type Given = {
  /** Its words are `act.<name>`. */
  readonly name: 'merge' | 'undo' | 'move' | 'forget';
  readonly values: Readonly<Record<string, string>>;
  readonly isDanger?: boolean;
  /** What is to be said beside the reason. */
  readonly children?: ReactNode;
  readonly act: (typed: Typed) => Promise<void>;
};

/** What is done to a record as a whole: asked once more, with a reason, which stays on record. */
export function Act({ name, values, isDanger = false, children, act }: Given) {
  const { t } = useTranslation(['customers', 'app']);
  const { message } = App.useApp();
  const tell = useTell();
  const [isOpen, setOpen] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [form] = Form.useForm<Typed>();
  const finish = async (typed: Typed) => {
    setBusy(true);
    try {
      await act({ ...typed, reason: typed.reason.trim() });
      setOpen(false);
      message.success(t(`act.${name}.done`, values));
    } catch (error) {
      tell(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button danger={isDanger} onClick={() => setOpen(true)}>
        {t(`act.${name}.do`)}
      </Button>
      <Modal
        open={isOpen}
        title={t(`act.${name}.title`, values)}
        okText={t(`act.${name}.do`)}
        okButtonProps={{ danger: isDanger }}
        confirmLoading={isBusy}
        cancelText={t('app:cancel')}
        onOk={() => form.submit()}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <p>{t(`act.${name}.about`, values)}</p>
        <Form<Typed> form={form} layout="vertical" requiredMark={false} onFinish={(typed) => void finish(typed)}>
          {children}
          <Form.Item
            name="reason"
            label={t('act.reason')}
            extra={t('act.reasonHelp')}
            rules={[{ required: true, whitespace: true, message: t('act.reasonMissing') }]}
          >
            <Input.TextArea rows={2} maxLength={MOST_REASON} />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}
