import { EditOutlined } from '@ant-design/icons';
import { Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../api/refused.ts';
import { useSay } from '../../../app/words.ts';
import { putAt, type Step } from '../draft/pack-draft.ts';
import type { Draft } from '../draft/use-draft.ts';

type Given = { readonly draft: Draft; readonly isNew: boolean; readonly problems: readonly Problem[] };

/** What the pack is called. Its id is chosen once: versions belong to it. */
export function PackSettings({ draft, isNew, problems }: Given) {
  const { t } = useTranslation('rules');
  const say = useSay();
  const [isOpen, setOpen] = useState(isNew);
  const { pack, title } = draft.pack;
  const field = (path: readonly Step[], value: string, label: string, disabled = false) => {
    const wrong = problems.filter((one) => one.path === `$.${path.join('.')}`).map(({ message }) => say(message));
    return (
      <Form.Item label={label} {...(wrong.length > 0 ? { validateStatus: 'error', help: wrong.join(' ') } : {})}>
        <Input
          aria-label={label}
          value={value}
          disabled={disabled}
          onChange={({ target }) => draft.change((json) => putAt(json, path, target.value))}
        />
      </Form.Item>
    );
  };
  return (
    <>
      <Button icon={<EditOutlined />} onClick={() => setOpen(true)}>
        {t('packSettings')}
      </Button>
      <Modal
        open={isOpen}
        title={t('packSettings')}
        okText={t('app:close')}
        cancelButtonProps={{ style: { display: 'none' } }}
        onOk={() => setOpen(false)}
        onCancel={() => setOpen(false)}
      >
        <Form layout="vertical" component="div">
          {field(['title', 'zh-CN'], title['zh-CN'], t('titleZh'))}
          {field(['title', 'en'], title.en, t('titleEn'))}
          {field(['pack'], pack, t('packId'), !isNew)}
        </Form>
      </Modal>
    </>
  );
}
