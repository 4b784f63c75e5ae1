import { Alert, Typography } from 'antd';
import { useTranslation } from 'react-i18next';

type Given = { readonly title: string; readonly secret: string; readonly close: () => void };

/** A password or a key that is shown now and never again. */
export function Once({ title, secret, close }: Given) {
  const { t } = useTranslation('settings');
  return (
    <Alert
      className="tm-once"
      type="success"
      showIcon
      closable={{ onClose: close, closeIcon: true }}
      title={title}
      description={
        <>
          <Typography.Text code copyable className="tm-data">
            {secret}
          </Typography.Text>
          <p>{t('once')}</p>
        </>
      }
    />
  );
}
