import { useTranslation } from 'react-i18next';
import { useFieldText } from './use-field-text.ts';

type Given = {
  readonly of: Readonly<Record<string, unknown>>;
  readonly fields: readonly string[];
  readonly currency?: string | undefined;
};

/** Names and values of the fields that are there. */
export function FieldList({ of, fields, currency }: Given) {
  const { t } = useTranslation('customers');
  const textOf = useFieldText();
  const there = fields.filter((field) => of[field] !== undefined && of[field] !== null);
  if (there.length === 0) return <p className="tm-quiet">{t('noFields')}</p>;
  return (
    <dl className="tm-fields">
      {there.map((field) => (
        <FieldRow key={field} name={t(`field.${field}`)} text={textOf(field, of[field], currency)} />
      ))}
    </dl>
  );
}

function FieldRow({ name, text }: { readonly name: string; readonly text: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd className="tm-data">{text}</dd>
    </>
  );
}
