import { PauseCircleOutlined, PlayCircleOutlined, StopOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { moveCampaign, totalsQuery } from '../../api/campaigns.ts';
import type { Campaign, CampaignTotals } from '../../api/types.ts';
import { useMay } from '../../app/me.ts';
import { useTell } from '../../app/tell.ts';
import { useSay } from '../../app/words.ts';
import { useFormat } from '../../parts/format.ts';
import { Answer } from '../../parts/states.tsx';
import { TotalFigures } from './totals.tsx';

type Move = 'pause' | 'resume' | 'stop';
type Typed = { readonly reason: string };

const TO = { pause: 'paused', resume: 'active', stop: 'stopped' } as const;
const ICONS: { readonly [M in Move]: ReactNode } = {
  pause: <PauseCircleOutlined />,
  resume: <PlayCircleOutlined />,
  stop: <StopOutlined />,
};
const FROM: { readonly [S in Campaign['state']]: readonly Move[] } = {
  draft: ['stop'],
  active: ['pause', 'stop'],
  paused: ['resume', 'stop'],
  stopped: [],
};

/** A draft has sent nothing: it is given up, not ended. */
function wordsFor({ state }: Campaign, move: Move): Move | 'giveUp' {
  return state === 'draft' && move === 'stop' ? 'giveUp' : move;
}

/** What a move does with what is planned, in the numbers of now. */
function useNumbers() {
  const { exact } = useFormat();
  return ({ held, inFlight, sent, dropped }: CampaignTotals) => ({
    held: exact(held),
    inFlight: exact(inFlight),
    sent: exact(sent),
    dropped: exact(dropped),
  });
}

type Dialog = { readonly campaign: Campaign; readonly move: Move; readonly close: () => void };

function MoveDialog({ campaign, move, close }: Dialog) {
  const { t } = useTranslation(['campaigns', 'app']);
  const say = useSay();
  const tell = useTell();
  const known = useQueryClient();
  const numbers = useNumbers();
  const { notification } = App.useApp();
  const [form] = Form.useForm<Typed>();
  const [isMoving, setMoving] = useState(false);
  const { id } = campaign;
  const said = wordsFor(campaign, move);
  const totals = useQuery({ ...totalsQuery(id), refetchInterval: 2_000 });
  const finish = async ({ reason }: Typed) => {
    setMoving(true);
    try {
      await moveCampaign(id, { to: TO[move], reason });
      // As it is afterwards: what was on its way meanwhile has gone.
      const after = await known.fetchQuery({ ...totalsQuery(id), staleTime: 0 });
      notification.success({ title: t(`${said}.done`), description: t('numbersAfter', numbers(after)), duration: 0 });
      close();
    } catch (error) {
      tell(error);
    } finally {
      setMoving(false);
      for (const name of ['campaigns', 'runs']) void known.invalidateQueries({ queryKey: [name] });
    }
  };
  return (
    <Modal
      open
      title={t(`${said}.title`, { title: say(campaign.title) })}
      okText={t(`${said}.do`)}
      okButtonProps={{ danger: move === 'stop' }}
      cancelText={t('app:cancel')}
      confirmLoading={isMoving}
      onOk={() => form.submit()}
      onCancel={close}
      width={640}
    >
      <Answer of={totals} rows={2}>
        {(now) => (
          <>
            <p>{t(`${said}.about`, numbers(now))}</p>
            <TotalFigures totals={now} />
          </>
        )}
      </Answer>
      <Form<Typed> form={form} layout="vertical" requiredMark={false} onFinish={(typed) => void finish(typed)}>
        <Form.Item
          name="reason"
          label={t('reason')}
          rules={[{ required: true, whitespace: true, message: t('reasonMissing') }]}
        >
          <Input.TextArea rows={2} maxLength={500} autoFocus />
        </Form.Item>
      </Form>
    </Modal>
  );
}

/** Pause, go on, stop: each with a reason, and with what it means for what is planned. */
export function Moves({ campaign }: { readonly campaign: Campaign }) {
  const { t } = useTranslation('campaigns');
  const [open, setOpen] = useState<Move | null>(null);
  const [mayHalt, mayWrite] = [useMay('campaigns.halt'), useMay('campaigns.write')];
  const moves = FROM[campaign.state].filter((move) => (move === 'resume' ? mayWrite : mayHalt));
  return (
    <>
      {moves.map((move) => (
        <Button key={move} danger={move === 'stop'} icon={ICONS[move]} onClick={() => setOpen(move)}>
          {t(`${wordsFor(campaign, move)}.do`)}
        </Button>
      ))}
      {open ? <MoveDialog campaign={campaign} move={open} close={() => setOpen(null)} /> : null}
    </>
  );
}
