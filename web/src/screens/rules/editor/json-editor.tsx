import { json as jsonLanguage, jsonParseLinter } from '@codemirror/lang-json';
import { syntaxHighlighting } from '@codemirror/language';
import { type Diagnostic, forceLinting, linter, lintGutter } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import { classHighlighter } from '@lezer/highlight';
import { basicSetup, EditorView } from 'codemirror';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../api/refused.ts';
import { useSay } from '../../../app/words.ts';
import { type Json, type JsonRecord, sameJson } from '../convert/json.ts';
import { JsonPlaces, stepsOf } from '../schema/json-places.ts';
import { schemaFaults } from '../schema/schema-check.ts';
import './json-editor.css';

type Given = {
  readonly json: Json;
  /** A text that is no JSON yet, as it was left. */
  readonly unread: string | null;
  readonly schema: JsonRecord | null;
  readonly problems: readonly Problem[];
  readonly disabled: boolean;
  /** The place to begin at. */
  readonly at: string;
  readonly onChange: (json: Json) => void;
  readonly onUnread: (text: string | null) => void;
};

const written = (json: Json) => JSON.stringify(json, null, 2);

function read(text: string): { readonly json: Json } | null {
  try {
    return { json: JSON.parse(text) as Json };
  } catch {
    return null;
  }
}

const PHRASES = [
  'Find',
  'Replace',
  'next',
  'previous',
  'all',
  'match case',
  'regexp',
  'by word',
  'replace',
  'replace all',
  'close',
];

/** What the text says wrong: that it is no JSON; else what the schema says; else what the server found. */
function useDiagnostics({ schema, problems }: Pick<Given, 'schema' | 'problems'>) {
  const { t } = useTranslation('rules');
  const say = useSay();
  return (view: EditorView): readonly Diagnostic[] => {
    const text = view.state.doc.toString();
    const found = read(text);
    if (found === null) {
      const [first] = jsonParseLinter()(view);
      return [{ from: first?.from ?? 0, to: first?.to ?? 0, severity: 'error', message: t('json.broken') }];
    }
    const places = new JsonPlaces(text);
    const faults = schema === null ? [] : schemaFaults(schema, found.json);
    const said = faults.map(({ path, code, of }): Diagnostic => {
      const place = code === 'additional' ? places.nameOf(path) : places.of(path);
      return { ...place, severity: 'error', message: t(`json.${code}`, { of }) };
    });
    const told = new Set(faults.map(({ path }) => JSON.stringify(path)));
    const more = problems
      .filter(({ path }) => !told.has(JSON.stringify(stepsOf(path))))
      .map(
        ({ path, message }): Diagnostic => ({ ...places.of(stepsOf(path)), severity: 'error', message: say(message) }),
      );
    return [...said, ...more];
  };
}

/** The pack as text. Well-formed text is the draft at once; what is not stays here until it is. */
export default function JsonEditor(given: Given) {
  const { t } = useTranslation('rules');
  const { json, disabled } = given;
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const diagnosticsOf = useDiagnostics(given);
  const latest = useRef({ ...given, diagnosticsOf });
  useEffect(() => {
    latest.current = { ...given, diagnosticsOf };
    if (view.current) forceLinting(view.current);
  });

  useEffect(() => {
    if (host.current === null) return;
    const { unread, at, json: first } = latest.current;
    const hear = (text: string) => {
      const found = read(text);
      latest.current.onUnread(found === null ? text : null);
      if (found !== null) latest.current.onChange(found.json);
    };
    const made = new EditorView({
      parent: host.current,
      doc: unread ?? written(first),
      extensions: [
        basicSetup,
        jsonLanguage(),
        syntaxHighlighting(classHighlighter),
        linter((one) => latest.current.diagnosticsOf(one)),
        lintGutter(),
        EditorState.phrases.of(Object.fromEntries(PHRASES.map((one) => [one, t(`json.phrase.${one}`)]))),
        EditorState.readOnly.of(disabled),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': t('json.label'), tabindex: '0' }),
        EditorView.updateListener.of(({ docChanged, state, transactions }) => {
          const isTyped = transactions.some(
            (one) =>
              one.isUserEvent('input') ||
              one.isUserEvent('delete') ||
              one.isUserEvent('undo') ||
              one.isUserEvent('redo') ||
              one.isUserEvent('move'),
          );
          if (docChanged && isTyped) hear(state.doc.toString());
        }),
      ],
    });
    view.current = made;
    const place = new JsonPlaces(made.state.doc.toString()).of(stepsOf(at)).from;
    made.dispatch({ selection: { anchor: place } });
    // Within the editor alone: the page stays where it is.
    made.requestMeasure({
      read: (one) => one.lineBlockAt(place).top,
      write: (top, one) => {
        one.scrollDOM.scrollTop = top;
      },
    });
    return () => {
      made.destroy();
      view.current = null;
    };
  }, [t, disabled]);

  useEffect(() => {
    const open = view.current;
    if (open === null || latest.current.unread !== null) return;
    const text = open.state.doc.toString();
    const shown = read(text);
    // Typed here, it is as it is; changed elsewhere, it is written anew.
    if (shown !== null && sameJson(shown.json, json)) return;
    open.dispatch({ changes: { from: 0, to: text.length, insert: written(json) } });
  }, [json]);

  return <div className="tm-json tm-data" ref={host} />;
}
