import { useMutation } from '@tanstack/react-query';
import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { findCaller } from '../../api/desk.ts';
import { Panel } from '../../parts/page.tsx';
import { Failure } from '../../parts/states.tsx';

export const deskLink = (customer: string) => `/desk/${encodeURIComponent(customer)}`;

/** By number, id, or the key of a call list's line: whichever it is, the server knows. One found is opened at once. */
export function SearchCaller({ isFirst }: { readonly isFirst: boolean }) {
  const { t } = useTranslation(['desk', 'app']);
  const go = useNavigate();
  const asked = useMutation({
    mutationFn: (text: string) => findCaller(text),
    onSuccess: ([first, ...others]) => {
      if (first && others.length === 0) go(deskLink(first.id));
    },
  });
  const found = asked.data ?? [];
  return (
    <Panel title={t('find')}>
      <div className="tm-caller">
        <Input.Search
          autoFocus={isFirst}
          allowClear
          aria-label={t('findWhat')}
          placeholder={t('findWhat')}
          enterButton={t('findDo')}
          loading={asked.isPending}
          maxLength={200}
          autoComplete="off"
          onSearch={(text) => {
            if (text.trim() !== '') asked.mutate(text.trim());
          }}
        />
        <span className="tm-quiet">{t('onRecord')}</span>
      </div>
      <div role="status">
        {asked.isSuccess && found.length === 0 ? <p>{t('findNobody')}</p> : null}
        {found.length > 1 ? (
          <ul className="tm-said">
            {found.map(({ id, name, msisdn }) => (
              <li key={id}>
                <Link className="tm-person" to={deskLink(id)}>
                  {id}
                </Link>{' '}
                <span className="tm-data">{[name, msisdn].filter(Boolean).join(' ')}</span>
              </li>
            ))}
          </ul>
        ) : null}
      </div>
      {asked.error ? <Failure error={asked.error} /> : null}
    </Panel>
  );
}
