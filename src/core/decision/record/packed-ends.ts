import { REFUSAL_CODES, STAGES } from '../../policy/refusal.js';
import type { CandidateRecord, Decision } from '../decision.js';
import type { FramedRule } from '../frame/rule-places.js';
import { type PackedRefusal, packRefusals, type RefusalBlock, refusalAt, refusalsOf } from './refusal-block.js';

/** The entries of one part of a chunk: `block.customers` are places in `ids`; whose id is empty was forgotten. */
export type PackedPart = { readonly ids: readonly string[]; readonly block: RefusalBlock };

/** Both parts of a chunk that is done: who left before anything was allotted, and who left in the rounds or after. */
export type PackedChunk = { readonly evaluate: PackedPart; readonly conclude: PackedPart };

/** A chunk that has not come to its end, as far as it is: nobody has left in the rounds. Who still stands has entries here too. */
export function unfinishedChunk(evaluate: PackedPart): PackedChunk {
  return { evaluate, conclude: { ids: [], block: packRefusals([]) } };
}

const CODES: readonly string[] = STAGES.flatMap((stage) => REFUSAL_CODES[stage]);

/** By customer, the entry of one that `better` prefers. */
function entriesBy({ ids, block }: PackedPart, better: (index: number, than: number) => boolean) {
  const best = new Int32Array(ids.length).fill(-1);
  for (let index = 0; index < block.n; index += 1) {
    const customer = block.customers[index] ?? 0;
    const known = best[customer] ?? -1;
    if (known < 0 || better(index, known)) best[customer] = index;
  }
  return ids.flatMap((id, customer): readonly (readonly [string, PackedRefusal])[] => {
    const index = best[customer] ?? -1;
    return id === '' || index < 0 ? [] : [[id, refusalAt(block, index)]];
  });
}

/**
 * Where the walk of everybody with an entry ended: at the last of those that stood, else at the one that came furthest.
 * Who has a document ended elsewhere, if at all among these.
 */
export function packedEnds({ evaluate, conclude }: PackedChunk): ReadonlyMap<string, PackedRefusal> {
  const { codes, codeNames } = evaluate.block;
  const depths = codeNames.map((code) => CODES.indexOf(code));
  const depth = (index: number) => depths[codes[index] ?? -1] ?? -1;
  const before = entriesBy(evaluate, (index, than) => depth(index) > depth(than));
  return new Map([...before, ...entriesBy(conclude, () => true)]);
}

/** The entries of some customers: of those that stood, best first, then of those that had left before. */
export type Entries = { readonly stood: readonly PackedRefusal[]; readonly before: readonly PackedRefusal[] };

function ofPart(
  { ids, block }: PackedPart,
  wanted: ReadonlySet<string>,
): ReadonlyMap<string, readonly PackedRefusal[]> {
  const places = new Map(ids.flatMap((id, place) => (wanted.has(id) ? [[place, id] as const] : [])));
  const own = refusalsOf(block, new Set(places.keys()));
  return Map.groupBy(own, ({ customer }) => places.get(customer) ?? '');
}

export function packedEntries(chunk: PackedChunk, wanted: ReadonlySet<string>): ReadonlyMap<string, Entries> {
  const [stood, before] = [ofPart(chunk.conclude, wanted), ofPart(chunk.evaluate, wanted)];
  return new Map([...wanted].map((id) => [id, { stood: stood.get(id) ?? [], before: before.get(id) ?? [] }]));
}

/** What an entry alone tells of its candidate: values that could be worked out again are not in it. */
function recordOfEntry(
  { rule, stage, code, component, told }: PackedRefusal,
  rules: readonly FramedRule[],
): CandidateRecord {
  const framed = rules[rule];
  if (framed === undefined) throw new Error(`an entry names rule ${rule} of a run of ${rules.length}`);
  const { offerId, channel, lever } = framed.rule.event.params;
  const refusals = told ?? [{ code, component, have: null, need: null }];
  const { campaignId } = framed;
  return {
    ruleId: framed.rule.id,
    campaignId,
    offerId,
    channel,
    lever,
    score: null,
    factors: null,
    left: { stage, refusals },
  };
}

/** The candidates and the end of a customer as the entries tell them, where the facts of the run are gone. */
export function decisionOfEntries(
  { stood, before }: Entries,
  { stage, code }: PackedRefusal,
  rules: readonly FramedRule[],
): Pick<Decision, 'candidates' | 'outcome'> {
  const candidates = [
    ...stood.map((entry, index) => ({ ...recordOfEntry(entry, rules), rank: index + 1 })),
    ...before.map((entry) => recordOfEntry(entry, rules)),
  ];
  return { candidates, outcome: { kind: 'refused', stage, code } };
}
