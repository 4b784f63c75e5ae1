import { CopyOutlined, EllipsisOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, Modal, Radio, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { copyPack, packLink } from '../../api/playbook.ts';
import { Refused } from '../../api/refused.ts';
import type { PackCopyBody } from '../../api/types.ts';
import { isThere } from '../../app/screen-files.ts';
import { useTell } from '../../app/tell.ts';
import { useSay } from '../../app/words.ts';
import type { Entry } from './find.ts';
import { copyName, copyTitle } from './names.ts';

type Typed = { readonly pack: string; readonly zh: string; readonly en: string; readonly offers: 'shared' | 'own' };
type Given = {
  readonly entry: Entry;
  readonly taken: readonly string[];
  /** The one thing to do here; in a gallery it is one of many. */
  readonly isMain?: boolean;
};

const NAME = /^[a-z0-9]+(-[a-z0-9]+)*$/;

function useCopy(of: string) {
  const { t } = useTranslation('playbook');
  const known = useQueryClient();
  const go = useNavigate();
  const { message } = App.useApp();
  const [isCopying, setCopying] = useState(false);
  const copy = async (body: PackCopyBody) => {
    setCopying(true);
    try {
      const { version } = await copyPack(of, body);
      message.success(t('copied', { pack: version.pack }));
      for (const name of ['playbook', 'rule-packs', 'offers']) void known.invalidateQueries({ queryKey: [name] });
      // What is wanted next is to change it.
      go(isThere('rules') ? `/rules/${encodeURIComponent(version.pack)}` : packLink(version.pack));
    } finally {
      setCopying(false);
    }
  };
  return { copy, isCopying };
}

/** In one click; with a name, a title and offers of one's own in two. */
export function CopyPack({ entry, taken, isMain = false }: Given) {
  const { t } = useTranslation('playbook');
  const tell = useTell();
  const say = useSay();
  const { copy, isCopying } = useCopy(entry.pack);
  const [isOpen, setOpen] = useState(false);
  const { pack, number } = copyName(entry.pack, taken);
  const title = copyTitle(entry.title, number + 1);
  const atOnce = () => void copy({ pack, title, offers: 'shared' }).catch(tell);
  return (
    <>
      <Space.Compact>
        <Button
          type={isMain ? 'primary' : 'default'}
          icon={<CopyOutlined />}
          loading={isCopying && !isOpen}
          aria-label={t('copyOf', { title: say(entry.title) })}
          onClick={atOnce}
        >
          {t('copy')}
        </Button>
        <Button
          icon={<EllipsisOutlined />}
          aria-label={t('copyAs', { title: say(entry.title) })}
          onClick={() => setOpen(true)}
        />
      </Space.Compact>
      {isOpen ? (
        <CopyDialog
          first={{ pack, zh: title['zh-CN'], en: title.en, offers: 'shared' }}
          name={say(entry.title)}
          isCopying={isCopying}
          copy={copy}
          close={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}

type Dialog = {
  readonly first: Typed;
  readonly name: string;
  readonly isCopying: boolean;
  readonly copy: (body: PackCopyBody) => Promise<void>;
  readonly close: () => void;
};

function CopyDialog({ first, name, isCopying, copy, close }: Dialog) {
  const { t } = useTranslation(['playbook', 'app']);
  const say = useSay();
  const tell = useTell();
  const [form] = Form.useForm<Typed>();
  const needed = [{ required: true, whitespace: true, message: t('needed') }];
  const save = async ({ pack, zh, en, offers }: Typed) => {
    try {
      await copy({ pack, title: { 'zh-CN': zh, en }, offers });
      close();
    } catch (error) {
      const onName = error instanceof Refused ? error.problems.find(({ path }) => path === '$.pack') : undefined;
      if (onName) form.setFields([{ name: 'pack', errors: [say(onName.message)] }]);
      else tell(error);
    }
  };
  return (
    <Modal
      open
      title={t('copyAs', { title: name })}
      okText={t('copy')}
      cancelText={t('app:cancel')}
      confirmLoading={isCopying}
      onOk={() => form.submit()}
      onCancel={close}
    >
      <Form<Typed>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={first}
        onFinish={(typed) => void save(typed)}
      >
        <Form.Item
          name="pack"
          label={t('packName')}
          extra={t('packNameHelp')}
          rules={[...needed, { pattern: NAME, message: t('packNameWrong') }]}
        >
          <Input maxLength={64} autoFocus />
        </Form.Item>
        <Form.Item name="zh" label={t('titleZh')} rules={needed}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="en" label={t('titleEn')} rules={needed}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="offers" label={t('offersOf')}>
          <Radio.Group
            options={[
              { value: 'shared', label: t('offersShared') },
              { value: 'own', label: t('offersOwn') },
            ]}
            vertical
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
