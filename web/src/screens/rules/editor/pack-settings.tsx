import { EditOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Badge, Button, Form, Input, type InputRef, Modal } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { packsQuery } from '../../../api/catalogue.ts';
import type { Problem } from '../../../api/refused.ts';
import { useSay } from '../../../app/words.ts';
import { inLatin } from '../../../parts/pinyin.ts';
import { putAt, type Step, withNames } from '../draft/pack-draft.ts';
import type { Draft } from '../draft/use-draft.ts';

/** Who names a pack begins here. */
const FIRST = '$.title.zh-CN';

type Given = {
  readonly draft: Draft;
  readonly isNew: boolean;
  readonly problems: readonly Problem[];
  readonly touch: (path: string) => void;
};

/** What the pack is called. Its id is chosen once: versions belong to it. */
export function PackSettings({ draft, isNew, problems, touch }: Given) {
  const { t } = useTranslation('rules');
  const say = useSay();
  const [isOpen, setOpen] = useState(isNew);
  const { pack, title } = draft.pack;
  const own = problems.filter(({ path }) => path === '$.pack' || path.startsWith('$.title'));
  const known = useQueryClient();
  const first = useRef<InputRef>(null);
  const close = async () => {
    setOpen(false);
    if (!isNew) return;
    // Without the list the id is made all the same: saving looks once more whether it is free.
    const { items } = await known.fetchQuery(packsQuery).catch(() => ({ items: [] }));
    const latin = await inLatin(title['zh-CN']);
    const taken = items.map((one) => one.pack);
    draft.change((json) => withNames(json, latin, taken));
  };
  const field = (path: readonly Step[], value: string, label: string, help: string | null, disabled = false) => {
    const place = `$.${path.join('.')}`;
    const wrong = problems.filter((one) => one.path === place).map(({ message }) => say(message));
    return (
      <Form.Item
        label={label}
        extra={help}
        {...(wrong.length > 0 ? { validateStatus: 'error', help: wrong.join(' ') } : {})}
      >
        <Input
          {...(place === FIRST ? { ref: first } : {})}
          aria-label={label}
          value={value}
          disabled={disabled}
          onChange={({ target }) => draft.change((json) => putAt(json, path, target.value))}
          onBlur={() => touch(place)}
        />
      </Form.Item>
    );
  };
  return (
    <>
      <Badge count={own.length} size="small" title={t('problems', { count: own.length })}>
        <Button icon={<EditOutlined />} danger={own.length > 0} onClick={() => setOpen(true)}>
          {t('packSettings')}
        </Button>
      </Badge>
      <Modal
        open={isOpen}
        title={t('packSettings')}
        okText={t('packNamed')}
        cancelButtonProps={{ style: { display: 'none' } }}
        afterOpenChange={(isThere) => (isThere ? first.current?.focus() : undefined)}
        onOk={() => void close()}
        onCancel={() => void close()}
      >
        <Form layout="vertical" component="div">
          {field(['title', 'zh-CN'], title['zh-CN'], t('titleZh'), isNew ? t('titleHelp') : null)}
          {field(['title', 'en'], title.en, t('titleEn'), null)}
          {field(['pack'], pack, t('packId'), isNew ? t('packIdHelp') : null, !isNew)}
        </Form>
      </Modal>
    </>
  );
}
