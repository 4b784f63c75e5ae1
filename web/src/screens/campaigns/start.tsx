import { PlayCircleOutlined } from '@ant-design/icons';
import { useIsFetching, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Form, Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { dryRunKey, moveCampaign, startRun } from '../../api/campaigns.ts';
import { runLink } from '../../api/runs.ts';
import type { Campaign, DryRun } from '../../api/types.ts';
import { useMay } from '../../app/me.ts';
import { useTell } from '../../app/tell.ts';
import { useSay } from '../../app/words.ts';
import { useFormat } from '../../parts/format.ts';
import { usePlanWords } from '../../parts/plan-words.ts';
import { byChannel, DryRunOf } from './dry-run.tsx';

type Typed = { readonly how: 'now' | 'schedule'; readonly reason: string };

/** Who would be sent what, in a sentence: what the button is about. */
function People({ of }: { readonly of: DryRun }) {
  const { t } = useTranslation('campaigns');
  const say = useSay();
  const { exact, instant } = useFormat();
  const { list } = usePlanWords();
  const { counts, heldOut, asOf } = of;
  const messages = list(byChannel(of).map(({ words, count }) => `${say(words)} ${exact(count)}`));
  return (
    <div className="tm-start-people">
      {counts.scheduled === 0 ? (
        <Alert type="warning" showIcon title={t('startNobody')} />
      ) : (
        <strong>{t('startPeople', { people: exact(counts.scheduled), messages })}</strong>
      )}
      <p className="tm-quiet">
        {t('startOthers', { matched: exact(counts.matched), heldOut: exact(heldOut), at: instant(asOf) })}
      </p>
    </div>
  );
}

function useStart({ id, state }: Campaign) {
  const { t } = useTranslation('campaigns');
  const known = useQueryClient();
  const go = useNavigate();
  const { message } = App.useApp();
  return async ({ how, reason }: Typed) => {
    try {
      if (state !== 'active') await moveCampaign(id, { to: 'active', reason });
      if (how === 'now') {
        const run = await startRun(id);
        message.success(t('started'));
        go(runLink(run.id));
      } else message.success(t('activated'));
    } finally {
      for (const name of ['campaigns', 'runs']) void known.invalidateQueries({ queryKey: [name] });
    }
  };
}

/** What waits for something to happen is not run over the base as a whole. */
function mayRunNow({ schedule }: Campaign): boolean {
  return schedule?.kind !== 'event' && schedule?.kind !== 'prompt';
}

type Dialog = { readonly campaign: Campaign; readonly close: () => void };

function StartDialog({ campaign, close }: Dialog) {
  const { t } = useTranslation(['campaigns', 'app']);
  const say = useSay();
  const tell = useTell();
  const { schedule } = usePlanWords();
  const start = useStart(campaign);
  const mayRun = useMay('runs.start') && mayRunNow(campaign);
  const [isStarting, setStarting] = useState(false);
  const [form] = Form.useForm<Typed>();
  const { id, state } = campaign;
  // Nobody starts what they have not seen the reach of: a count that was taken back, or failed, holds up nobody.
  const isCounting = useIsFetching({ queryKey: dryRunKey(id) }) > 0;
  const isNew = state !== 'active';
  const howLater = campaign.schedule ? t('howSchedule', { schedule: schedule(campaign.schedule) }) : t('howByHand');
  const finish = async (typed: Typed) => {
    setStarting(true);
    try {
      await start(typed);
      close();
    } catch (error) {
      tell(error);
    } finally {
      setStarting(false);
    }
  };
  return (
    <Modal
      open
      title={t(isNew ? 'startTitle' : 'runTitle', { title: say(campaign.title) })}
      okText={t(isNew ? 'start' : 'runNow')}
      cancelText={t('app:cancel')}
      confirmLoading={isStarting}
      okButtonProps={{ disabled: isCounting }}
      onOk={() => form.submit()}
      onCancel={close}
    >
      <DryRunOf id={id} atOnce>
        {(of) => <People of={of} />}
      </DryRunOf>
      {isCounting ? <p className="tm-quiet">{t('startWaits')}</p> : null}
      <Form<Typed>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ how: mayRun ? 'now' : 'schedule', reason: t('startReason') }}
        onFinish={(typed) => void finish({ ...typed, how: isNew ? typed.how : 'now' })}
      >
        {isNew ? (
          <>
            <Form.Item name="how" label={t('how')}>
              <Radio.Group
                vertical
                options={[
                  ...(mayRun ? [{ value: 'now', label: t('howNow') }] : []),
                  { value: 'schedule', label: howLater },
                ]}
              />
            </Form.Item>
            <Form.Item
              name="reason"
              label={t('reason')}
              rules={[{ required: true, whitespace: true, message: t('reasonMissing') }]}
            >
              <Input.TextArea rows={2} maxLength={500} />
            </Form.Item>
          </>
        ) : null}
      </Form>
    </Modal>
  );
}

/** Makes a draft active, or runs one that is: who starts it has seen whom it reaches. */
export function Start({ campaign }: { readonly campaign: Campaign }) {
  const { t } = useTranslation('campaigns');
  const [isOpen, setOpen] = useState(false);
  const [mayWrite, mayStart] = [useMay('campaigns.write'), useMay('runs.start')];
  const { state } = campaign;
  const isShown = state === 'draft' ? mayWrite : state === 'active' && mayStart && mayRunNow(campaign);
  if (!isShown) return null;
  return (
    <>
      <Button type="primary" icon={<PlayCircleOutlined />} onClick={() => setOpen(true)}>
        {t(state === 'draft' ? 'start' : 'runNow')}
      </Button>
      {isOpen ? <StartDialog campaign={campaign} close={() => setOpen(false)} /> : null}
    </>
  );
}
