import './told-list.css';

/** Names and what is to be said of each; what there is nothing to say of is left out. `wide`: side by side, not one a line. */
export function ToldList({
  told,
  wide = false,
}: {
  readonly told: readonly (readonly [string, string])[];
  readonly wide?: boolean;
}) {
  return (
    <dl className={wide ? 'tm-told tm-told-wide' : 'tm-told'}>
      {told
        .filter(([, text]) => text !== '')
        .map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
    </dl>
  );
}
