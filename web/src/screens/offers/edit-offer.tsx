import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { isWritable } from '../../../../src/core/offer/offer-life.js';
import { offersQuery } from '../../api/catalogue.ts';
import { offerLink, offerQuery, writeOffer } from '../../api/offer.ts';
import { isOvertaken, Refused } from '../../api/refused.ts';
import type { Offer } from '../../api/types.ts';
import { clockQuery, useMay } from '../../app/me.ts';
import { useTell } from '../../app/tell.ts';
import { useSay } from '../../app/words.ts';
import { useFormat } from '../../parts/format.ts';
import { Leaving } from '../../parts/leaving.tsx';
import { OvertakenNotice } from '../../parts/overtaken.tsx';
import { Page } from '../../parts/page.tsx';
import { Answer, NoPermission } from '../../parts/states.tsx';
import { useBegun } from '../../parts/use-begun.ts';
import { bodyOf, copyId, draftOf, newDraft, type OfferDraft } from './draft.ts';
import { OfferForm } from './offer-form.tsx';
import { useDraftWords } from './use-draft-words.ts';

type Given = {
  readonly first: OfferDraft;
  /** What it was, or what it is copied from. */
  readonly before: Offer | null;
  readonly isNew: boolean;
};

function Editor({ first, before, isNew }: Given) {
  const { t } = useTranslation('offers');
  const say = useSay();
  const go = useNavigate();
  const tell = useTell();
  const known = useQueryClient();
  const { message } = App.useApp();
  const { zone } = useFormat();
  const [form] = Form.useForm<OfferDraft>();
  const [isSaving, setSaving] = useState(false);
  const { labelOf, textOf } = useDraftWords();
  const begun = useBegun({
    form,
    first: before,
    // What is new is nobody else's: it begins, and stays, as it was given.
    draftOf: (one) => (isNew || one === null ? first : draftOf(one, zone)),
    newest: async () => before && (await known.fetchQuery({ ...offerQuery(before.id, null), staleTime: 0 })),
  });
  const [problems, setProblems] = useState<readonly string[]>([]);
  const back = () => go(before === null ? '/offers' : offerLink(before.id));
  const refuse = async (error: unknown) => {
    if (isOvertaken(error) && !isNew) await begun.look().catch(tell);
    else if (error instanceof Refused && error.problems.length > 0) {
      setProblems(error.problems.map((one) => say(one.message)));
    } else tell(error);
  };
  const save = async (draft: OfferDraft) => {
    setSaving(true);
    setProblems([]);
    try {
      const { id } = await writeOffer(bodyOf(draft, { before: begun.begun, zone }), isNew ? null : begun.begun);
      begun.isDone.current = true;
      await known.invalidateQueries({ queryKey: ['offers'] });
      message.success(t('draftSaved'));
      go(offerLink(id));
    } catch (error) {
      setSaving(false);
      await refuse(error);
    }
  };
  return (
    <>
      {problems.length > 0 ? (
        <ul className="tm-problems" role="alert">
          {problems.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      ) : null}
      <Leaving isChanged={begun.isChanged} isDone={begun.isDone} />
      {begun.overtaken ? (
        <OvertakenNotice
          changes={begun.overtaken.changes}
          labelOf={labelOf}
          textOf={textOf}
          keepMine={begun.keepMine}
          takeTheirs={begun.takeTheirs}
        />
      ) : null}
      <OfferForm
        form={form}
        first={isNew || begun.begun === null ? first : draftOf(begun.begun, zone)}
        isNew={isNew}
        touch={begun.touch}
        saving={isSaving}
        save={(draft) => void save(draft)}
        cancel={back}
      />
    </>
  );
}

const CURRENCY = 'CNY';

/** A new draft: blank, or a copy of an offer whose content is fixed. */
export function NewOffer() {
  const { t } = useTranslation(['offers', 'app']);
  const [search] = useSearchParams();
  const { day, zone } = useFormat();
  const mayWrite = useMay('offers.write');
  const offers = useQuery(offersQuery);
  const clock = useQuery(clockQuery);
  if (!mayWrite) return <NoPermission />;
  const data = offers.data && clock.data ? { items: offers.data.items, now: clock.data.now } : undefined;
  return (
    <Page
      title={t('create')}
      about={
        <>
          <Link to="/offers">{t('app:screen.offers')}</Link> · {t('createAbout')}
        </>
      }
    >
      <Answer of={{ data, error: offers.error ?? clock.error, refetch: offers.refetch }} rows={14}>
        {({ items, now }) => {
          const from = items.find(({ id }) => id === search.get('from')) ?? null;
          const taken = items.map(({ id }) => id);
          const first = from
            ? { ...draftOf(from, zone), id: copyId(from.id, taken) }
            : newDraft(day(now), items[0]?.currency ?? CURRENCY);
          return <Editor key={from?.id ?? ''} first={first} before={from} isNew />;
        }}
      </Answer>
    </Page>
  );
}

/** Handed in by somebody else meanwhile, it stays here with what was typed: saving tells. */
function WhileWritable({ offer, zone }: { readonly offer: Offer; readonly zone: string }) {
  const { t } = useTranslation('offers');
  const [wasWritable] = useState(isWritable(offer.state));
  if (!wasWritable) return <Alert type="info" showIcon title={t('contentFixed')} />;
  return <Editor first={draftOf(offer, zone)} before={offer} isNew={false} />;
}

/** The content of a draft, while it may be written still. */
export function EditOffer({ id }: { readonly id: string }) {
  const { t } = useTranslation(['offers', 'app']);
  const say = useSay();
  const { zone } = useFormat();
  const mayWrite = useMay('offers.write');
  const asked = useQuery(offerQuery(id, null));
  // Days are days of the operator's zone, which the clock tells.
  const clock = useQuery(clockQuery);
  if (!mayWrite) return <NoPermission />;
  const data = clock.data ? asked.data : undefined;
  return (
    <Answer of={{ data, error: asked.error ?? clock.error, refetch: asked.refetch }} rows={14}>
      {(offer) => (
        <Page
          title={t('editTitle', { offer: say(offer.title) })}
          about={
            <>
              <Link to="/offers">{t('app:screen.offers')}</Link> / <Link to={offerLink(id)}>{id}</Link>
            </>
          }
        >
          <WhileWritable offer={offer} zone={zone} />
        </Page>
      )}
    </Answer>
  );
}
