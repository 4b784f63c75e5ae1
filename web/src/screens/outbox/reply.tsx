import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tellAnswer } from '../../api/outbox.ts';
import { policyQuery } from '../../api/settings.ts';
import type { SinkMessage } from '../../api/types.ts';
import { useMay } from '../../app/me.ts';
import { useTell } from '../../app/tell.ts';

/** Whether who looks may play the customer: they see whose number it is, and may tell what was answered. */
export function useMayReply(): boolean {
  const mayTell = useMay('messages.write');
  return useMay('personal.read') && mayTell;
}

/** The customer answers with the first keyword of the channel: told to the very door a gateway uses. */
export function Reply({ to: message }: { readonly to: SinkMessage }) {
  const { t } = useTranslation('outbox');
  const { message: notice } = App.useApp();
  const known = useQueryClient();
  const tell = useTell();
  const [isTelling, setTelling] = useState(false);
  const { data: policy } = useQuery(policyQuery);
  const [keyword] = policy?.sender?.[message.channel].optOut.keywords ?? [];
  if (keyword === undefined) return null;
  const answer = async () => {
    setTelling(true);
    try {
      await tellAnswer(message, keyword);
      await known.invalidateQueries({ queryKey: ['customers'] });
      void notice.success(t('answered', { keyword }));
    } catch (error) {
      tell(error);
    } finally {
      setTelling(false);
    }
  };
  return (
    <Button size="small" loading={isTelling} onClick={() => void answer()}>
      {t('answer', { keyword })}
    </Button>
  );
}
