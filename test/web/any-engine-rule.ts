import fc from 'fast-check';

type Json = Readonly<Record<string, unknown>>;

const name = fc.constantFrom('age', 'plan', 'arpu3m', 'a|b', '50%', '%saved', '%7C', 'saved', '');
const path = fc.constantFrom('$.price', '$.a.b', '', 'x|y');
const scalar = fc.oneof(fc.integer(), fc.string({ maxLength: 4 }), fc.boolean(), fc.constant(null));
const params = fc.dictionary(fc.constantFrom('month', 'of', 'fact'), scalar, { maxKeys: 2 });
const decoration = fc.record(
  { priority: fc.integer({ min: 1, max: 9 }), name: fc.string({ maxLength: 5 }) },
  { requiredKeys: [] },
);
const otherFact = fc.record({ fact: name, path, params }, { requiredKeys: ['fact'] });
const value = fc.oneof(
  scalar,
  fc.array(scalar, { maxLength: 3 }),
  otherFact,
  fc.record({ daysFromToday: fc.integer() }),
  fc.record({ months: fc.integer(), pct: fc.integer() }, { requiredKeys: ['months'] }),
);
const operator = fc.constantFrom('equal', 'in', 'between', 'withinNextDays', 'fellByPct', 'notMadeYet', '');
const said = fc.record({ unknown: fc.constantFrom('matches', 'fails') }, { requiredKeys: [] });

/** The keys of an object in any order: an author's order is the author's. */
function shuffled(node: fc.Arbitrary<Json>): fc.Arbitrary<Json> {
  return node.chain((made) =>
    fc
      .shuffledSubarray(Object.keys(made), { minLength: Object.keys(made).length })
      .map((keys) => Object.fromEntries(keys.map((key) => [key, made[key]]))),
  );
}

const leaf = shuffled(
  fc
    .tuple(
      fc.record({ fact: name, operator, value, path, params }, { requiredKeys: ['fact', 'operator', 'value'] }),
      decoration,
      said,
    )
    .map((parts) => Object.assign({}, ...parts)),
);
const reference = shuffled(
  fc
    .tuple(fc.record({ condition: fc.string({ maxLength: 5 }) }), decoration)
    .map((parts) => Object.assign({}, ...parts)),
);
/** What somebody wrote by hand and no engine takes: it is shown as it is, and never lost. */
const odd = fc.constantFrom<unknown[]>(
  null,
  7,
  'text',
  [],
  {},
  { all: [], any: [] },
  { all: 'nobody' },
  { not: [] },
  { fact: 'x' },
  { fact: 'x', operator: 'equal' },
  { fact: 'x', operator: 'equal', value: 1, all: [] },
  { condition: 7 },
);

function conditionOf(withOdd: boolean): fc.Arbitrary<unknown> {
  const { node } = fc.letrec<{ node: unknown; group: Json }>((tie) => {
    const group = (key: 'all' | 'any') =>
      shuffled(
        fc
          .tuple(
            fc.array(tie('node'), { maxLength: 4 }).map((parts) => ({ [key]: parts })),
            decoration,
          )
          .map((parts) => Object.assign({}, ...parts)),
      );
    const not = shuffled(
      fc
        .tuple(
          tie('node').map((part) => ({ not: part })),
          decoration,
        )
        .map((parts) => Object.assign({}, ...parts)),
    );
    return {
      node: fc.oneof(
        { maxDepth: 5 },
        leaf,
        reference,
        ...(withOdd ? [odd as fc.Arbitrary<unknown>] : []),
        tie('group'),
      ),
      group: fc.oneof(group('all'), group('any'), not),
    };
  });
  return node;
}

/** Nested conditions with all that json-rules-engine allows on them, and operators it does not have. */
export const anyEngineRule = conditionOf(false);
/** The same with what is no condition at all among them. */
export const anyHandWritten = conditionOf(true);
