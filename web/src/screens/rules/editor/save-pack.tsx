import { SaveOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { packsQuery } from '../../../api/catalogue.ts';
import { isOvertaken, Refused } from '../../../api/refused.ts';
import { type PackVersion, packQuery, savePack } from '../../../api/rules.ts';
import { useMay } from '../../../app/me.ts';
import { useTell } from '../../../app/tell.ts';
import { useSay } from '../../../app/words.ts';
import type { Json } from '../convert/json.ts';
import type { Draft } from '../draft/use-draft.ts';
import { useAsked } from '../draft/use-shown.ts';
import { Changes, Undone } from '../versions/changes.tsx';
import { Movers } from '../versions/movers.tsx';
import type { AskedFacts } from '../words/asked.ts';
import { bodyOf } from './use-live.ts';

type Given = {
  readonly draft: Draft;
  /** What was there when writing began; null for a pack that is new. */
  readonly base: PackVersion | null;
  readonly facts: AskedFacts;
  readonly problems: number;
  readonly showProblems: () => void;
  readonly onSaved: (saved: PackVersion) => void;
};

/** The newest version there is now, if it is not the one that writing began with. What is new is looked for among all: asked for by its name it would be an error that it is not there. */
function useNewer(base: PackVersion | null) {
  const known = useQueryClient();
  return async (pack: string): Promise<PackVersion | null> => {
    if (base === null) {
      const { items } = await known.fetchQuery({ ...packsQuery, staleTime: 0 });
      return items.find((one) => one.pack === pack) ?? null;
    }
    const newest = await known.fetchQuery({ ...packQuery(pack), staleTime: 0 });
    return newest.version === base.version ? null : newest;
  };
}

const NO_TITLE = { 'zh-CN': '', en: '' };
const NO_RULES = { rules: [] };

/** What saving would change, in words and in customers, before it is done. */
function Preview({
  draft,
  base,
  facts,
  newer,
  load,
}: Pick<Given, 'draft' | 'base' | 'facts'> & {
  readonly newer: PackVersion | null;
  readonly load: (newer: PackVersion) => void;
}) {
  const { t } = useTranslation('rules');
  const say = useSay();
  const mayCount = useMay('customers.read');
  // What is there when it is saved, not what was there when writing began.
  const replaced = newer ?? base;
  const before = (replaced?.content ?? NO_RULES) as Json;
  return (
    <>
      {newer && base ? (
        <Alert
          type="warning"
          showIcon
          title={t('save.newer', { version: newer.version, by: newer.createdBy })}
          description={
            <>
              <p>{t('save.undoes', { version: newer.version })}</p>
              <Undone began={base.content as Json} newest={before} after={draft.json} facts={facts} />
              <Button danger onClick={() => load(newer)}>
                {t('save.load', { version: newer.version })}
              </Button>
            </>
          }
          className="tm-unread"
        />
      ) : null}
      <Changes before={before} after={draft.json} facts={facts} />
      {mayCount ? (
        <>
          <h3>{t('movers.title')}</h3>
          <Movers
            pack={draft.pack.pack}
            before={replaced && { version: replaced.version }}
            after={{ content: bodyOf(draft.json) }}
            rule={null}
            titleOf={(id) => say(draft.pack.rules.find((rule) => rule.id === id)?.title ?? NO_TITLE) || id}
          />
        </>
      ) : null}
    </>
  );
}

/** Saving makes a new version; the ones before stay. What is wrong is shown in place and keeps it from being saved. */
export function SavePack({ draft, base, facts, problems, showProblems, onSaved }: Given) {
  const { t } = useTranslation(['rules', 'app']);
  const say = useSay();
  const tell = useTell();
  const { message } = App.useApp();
  const asked = useAsked();
  const known = useQueryClient();
  const newerThan = useNewer(base);
  const [newer, setNewer] = useState<PackVersion | null>(null);
  const [isOpen, setOpen] = useState(false);
  const [isSaving, setSaving] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const open = async () => {
    if (problems > 0) {
      showProblems();
      message.warning(t('save.unfinished', { count: problems }));
      return;
    }
    setRefused(null);
    try {
      const found = await newerThan(draft.pack.pack);
      if (found !== null && base === null) {
        message.warning(t('save.taken', { id: found.pack, title: say(found.content.title) }));
        return;
      }
      setNewer(found);
      setOpen(true);
    } catch (error) {
      tell(error);
    }
  };
  /** Theirs takes the place of what was written here. */
  const load = (other: PackVersion) => {
    draft.change(() => other.content as Json);
    onSaved(other);
    setOpen(false);
  };
  const refuse = async (error: unknown) => {
    // Saved again, it is over what is shown now.
    if (isOvertaken(error) && base !== null) setNewer(await newerThan(base.pack).catch(() => newer));
    if (error instanceof Refused && error.problems.length > 0) setRefused(error);
    else tell(error);
  };
  const save = async () => {
    setSaving(true);
    setRefused(null);
    try {
      const { findings, ...saved } = await savePack(bodyOf(draft.json), newer ?? base);
      message.success(t('save.done', { version: saved.version, count: findings.length }));
      setOpen(false);
      onSaved(saved);
      for (const name of ['rule-packs', 'playbook']) void known.invalidateQueries({ queryKey: [name] });
    } catch (error) {
      await refuse(error);
    } finally {
      setSaving(false);
    }
  };
  return (
    <>
      <Button type="primary" icon={<SaveOutlined />} disabled={!draft.isChanged} onClick={() => void open()}>
        {t('save.do')}
      </Button>
      <Modal
        open={isOpen}
        width={720}
        title={t('save.title')}
        okText={t('save.do')}
        cancelText={t('app:cancel')}
        confirmLoading={isSaving}
        onOk={() => void save()}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        {refused ? (
          <Alert
            type="error"
            title={say(refused.words)}
            description={asked(refused.problems, draft.json)
              .map((one) => say(one.message))
              .join(' ')}
            className="tm-unread"
          />
        ) : null}
        <Preview draft={draft} base={base} facts={facts} newer={newer} load={load} />
      </Modal>
    </>
  );
}
