import { Modal } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useBlocker } from 'react-router';

type Given = {
  readonly isChanged: boolean;
  /** Set before going on where all is saved: what was changed then is not lost. */
  readonly isDone: { readonly current: boolean };
};

/** Leaving with changes that are not saved is asked about, by the menu as by the browser. */
export function Leaving({ isChanged, isDone }: Given) {
  const { t } = useTranslation('app');
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      isChanged && !isDone.current && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (!isChanged) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [isChanged]);
  return (
    <Modal
      open={blocker.state === 'blocked'}
      title={t('leave.title')}
      okText={t('leave.do')}
      okButtonProps={{ danger: true }}
      cancelText={t('leave.stay')}
      onOk={() => blocker.proceed?.()}
      onCancel={() => blocker.reset?.()}
    >
      <p>{t('leave.about')}</p>
    </Modal>
  );
}
