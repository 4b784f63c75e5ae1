import { type ReactNode, useEffect, useId } from 'react';
import './page.css';

type Head = {
  readonly title: string;
  /** Beside the title: a state, a count. */
  readonly mark?: ReactNode;
  readonly about?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
};

/** A screen: its title, what can be done on it, its content. The tab of the browser is called the same. */
export function Page({ title, mark, about, actions, children }: Head) {
  useEffect(() => {
    document.title = `${title} · Tidemark 潮位`;
  }, [title]);
  return (
    <>
      <header className="tm-page-head">
        <h1>{title}</h1>
        {mark}
        {actions ? <div className="tm-page-actions">{actions}</div> : null}
        {about ? <p className="tm-page-about">{about}</p> : null}
      </header>
      {children}
    </>
  );
}

type PanelGiven = { readonly title: string; readonly extra?: ReactNode; readonly children: ReactNode };

/** A part of a screen with a name. */
export function Panel({ title, extra, children }: PanelGiven) {
  const id = useId();
  return (
    <section className="tm-panel" aria-labelledby={id}>
      <div className="tm-panel-head">
        <h2 id={id}>{title}</h2>
        {extra ? <div className="tm-panel-extra">{extra}</div> : null}
      </div>
      <div className="tm-panel-body">{children}</div>
    </section>
  );
}

export function Columns({ children }: { readonly children: ReactNode }) {
  return <div className="tm-columns">{children}</div>;
}

export type Figure = {
  readonly key: string;
  readonly label: string;
  readonly value: ReactNode;
  readonly note?: ReactNode;
};

/** Numbers side by side, each under its name. */
export function Figures({ of }: { readonly of: readonly Figure[] }) {
  return (
    <dl className="tm-figures">
      {of.map(({ key, label, value, note }) => (
        <div key={key}>
          <dt>{label}</dt>
          <dd>
            {value} {note ? <small>{note}</small> : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}
