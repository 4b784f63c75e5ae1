import { useQueryClient } from '@tanstack/react-query';
import { App, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ROLES } from '../../../../src/core/access/role.js';
import { api, ask } from '../../api/client.ts';
import { Refused } from '../../api/refused.ts';
import type { Offer, OfferState } from '../../api/types.ts';
import { useTell } from '../../app/tell.ts';
import { useSay } from '../../app/words.ts';

type Typed = { readonly note?: string; readonly role?: string; readonly person?: string };
type Given = { readonly offer: Offer; readonly to: OfferState; readonly close: () => void };

const bodyOf = (to: OfferState, { note, role, person }: Typed) => ({
  to,
  ...(note ? { note } : {}),
  ...(role ? { answers: { role, ...(person ? { person } : {}) } } : {}),
});

/** One step of an offer's life, with a note for the record and who answers for the step it goes to. */
export function MoveOffer({ offer, to, close }: Given) {
  const { t } = useTranslation(['offers', 'app']);
  const say = useSay();
  const { message } = App.useApp();
  const known = useQueryClient();
  const tell = useTell();
  const [form] = Form.useForm<Typed>();
  const [problems, setProblems] = useState<readonly string[]>([]);
  const [isMoving, setMoving] = useState(false);
  const move = async (typed: Typed) => {
    setMoving(true);
    try {
      const path = { id: offer.id };
      await ask(api.POST('/api/v1/offers/{id}/steps', { params: { path }, body: bodyOf(to, typed) }));
      message.success(t('moved', { state: t(`state.${to}`) }));
      close();
      await known.invalidateQueries({ queryKey: ['offers'] });
    } catch (error) {
      setMoving(false);
      if (error instanceof Refused && error.problems.length > 0) {
        setProblems(error.problems.map((one) => say(one.message)));
      } else tell(error);
    }
  };
  return (
    <Modal
      open
      title={t('moveTitle', { offer: say(offer.title), state: t(`state.${to}`) })}
      okText={t('moveTo', { state: t(`state.${to}`) })}
      okButtonProps={{ danger: to === 'retired', loading: isMoving }}
      cancelText={t('app:cancel')}
      onOk={() => form.submit()}
      onCancel={close}
    >
      <p>{t(`meaning.${to}`)}</p>
      {problems.length > 0 ? (
        <ul className="tm-problems" role="alert">
          {problems.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      ) : null}
      <Form<Typed> form={form} layout="vertical" requiredMark={false} onFinish={(typed) => void move(typed)}>
        <Form.Item name="note" label={t('note')}>
          <Input.TextArea rows={2} maxLength={1000} autoFocus />
        </Form.Item>
        <Form.Item name="role" label={t('answersFor')}>
          <Select
            allowClear={{ label: t('app:clear') }}
            placeholder={t('asBefore')}
            options={ROLES.map((role) => ({ value: role, label: t(`app:role.${role}`) }))}
          />
        </Form.Item>
        <Form.Item name="person" label={t('person')}>
          <Input maxLength={60} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
