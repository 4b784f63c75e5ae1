import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { FieldPath, TheirChange } from './merge-input.ts';
import './overtaken.css';

type Given = {
  readonly changes: readonly TheirChange[];
  readonly labelOf: (path: FieldPath) => string;
  readonly textOf: (path: FieldPath, value: unknown) => string;
  readonly keepMine: () => void;
  readonly takeTheirs: () => void;
};

/** Somebody else saved while this was written: what they changed, and how to go on. Nothing that was typed is lost before it is said so. */
export function OvertakenNotice({ changes, labelOf, textOf, keepMine, takeTheirs }: Given) {
  const { t } = useTranslation('app');
  const said = (path: FieldPath, value: unknown) => textOf(path, value) || t('overtaken.empty');
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      className="tm-overtaken"
      title={t('overtaken.title')}
      description={
        <>
          {changes.length === 0 ? <p>{t('overtaken.elsewhere')}</p> : <p>{t('overtaken.changed')}</p>}
          <ul>
            {changes.map(({ path, theirs, mine, isBoth }) => (
              <li key={path.join('.')}>
                {t('overtaken.field', { label: labelOf(path) })} <span className="tm-data">{said(path, theirs)}</span>
                {isBoth ? (
                  <>
                    {' · '}
                    <strong>{t('overtaken.both')}</strong> <span className="tm-data">{said(path, mine)}</span>
                  </>
                ) : null}
              </li>
            ))}
          </ul>
          <div className="tm-overtaken-acts">
            <Button type="primary" onClick={keepMine}>
              {t('overtaken.keepMine')}
            </Button>
            <Button danger onClick={takeTheirs}>
              {t('overtaken.takeTheirs')}
            </Button>
          </div>
        </>
      }
    />
  );
}
