import { SearchOutlined } from '@ant-design/icons';
import { Button, Input, Modal } from 'antd';
import { type KeyboardEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useMatcher } from '../parts/use-matcher.ts';
import { ScreenIcon } from './icons.tsx';
import { useMe } from './me.ts';
import { isThere } from './screen-files.ts';
import { homeOf, menuFor } from './screens.ts';
import './command.css';

function Palette({ close }: { readonly close: () => void }) {
  const { t } = useTranslation('app');
  const { permissions } = useMe();
  const go = useNavigate();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState(0);
  const matches = useMatcher();
  const found = menuFor(permissions, isThere)
    .flatMap(({ screens }) => screens)
    .filter((screen) => matches(`${t(`screen.${screen.folder}`)} ${screen.folder}`, typed));
  const at = Math.min(chosen, Math.max(0, found.length - 1));
  const open = (index: number) => {
    const screen = found[index];
    if (!screen) return;
    close();
    go(homeOf(screen));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setChosen((at + step + found.length) % Math.max(1, found.length));
    }
    if (event.key === 'Enter') open(at);
  };
  return (
    <Modal open title={t('command.title')} footer={null} onCancel={close} width={480}>
      <Input
        autoFocus
        role="combobox"
        aria-expanded
        aria-controls="tm-found"
        aria-activedescendant={found[at] ? `tm-found-${found[at].folder}` : undefined}
        aria-label={t('command.title')}
        placeholder={t('command.hint')}
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value);
          setChosen(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div role="listbox" id="tm-found" aria-label={t('command.found')} className="tm-found">
        {found.map((screen, index) => (
          <div
            key={screen.folder}
            id={`tm-found-${screen.folder}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            onClick={() => open(index)}
            onKeyDown={onKeyDown}
          >
            <ScreenIcon name={screen.icon} /> {t(`screen.${screen.folder}`)}
          </div>
        ))}
      </div>
      {found.length === 0 ? <p className="tm-quiet">{t('command.none')}</p> : null}
    </Modal>
  );
}

/** Ctrl+K: any screen by its name, in pinyin or its first letters too. */
export function Command() {
  const { t } = useTranslation('app');
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'k') return;
      event.preventDefault();
      setOpen(true);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  const words = t('command.open');
  return (
    <>
      <Button type="text" icon={<SearchOutlined />} aria-label={words} title={words} onClick={() => setOpen(true)} />
      {isOpen ? <Palette close={() => setOpen(false)} /> : null}
    </>
  );
}
