import type { LeftOut } from '../../campaign/halt/left-out.js';
import { readCondition } from '../../condition/read-condition.js';
import type { NamedLists } from '../../condition/terms.js';
import type { FactCatalogue } from '../../facts/fact-catalogue.js';
import { FoundProblems, pathTo } from '../../kit/found-problems.js';
import type { Problem } from '../../kit/problem.js';
import type { Offer } from '../../offer/offer.js';
import { OFFER_CONDITIONS } from '../../offer/read-offer.js';
import { compilePattern } from '../../rules/regex.js';
import type { Rule, RulePack } from '../../rules/rule-pack.js';
import type { FramedCampaign } from './frozen-frame.js';

type Vocabulary = { readonly catalogue: FactCatalogue; readonly lists?: NamedLists | undefined };
type Offers = ReadonlyMap<string, Offer>;

/** Enough to see what is wrong; the rest is found when that is mended. */
const MOST_PROBLEMS = 5;

function ofCondition(json: unknown, path: string, { catalogue, lists }: Vocabulary): readonly Problem[] {
  const read = readCondition(json, catalogue, path, { patterns: compilePattern, ...(lists ? { lists } : {}) });
  return read.ok ? [] : read.problems;
}

/** Whichever driver or copy made it. */
function isInstant(value: unknown): boolean {
  return Object.prototype.toString.call(value) === '[object Date]' && !Number.isNaN(Number(value));
}

/** What every stage takes for granted of an offer that was saved. */
function damagedField({ validFrom, validUntil, title, limits, wording }: Offer): string | null {
  if (!isInstant(validFrom) || !isInstant(validUntil)) return 'validFrom, validUntil';
  const parts: readonly (readonly [string, unknown])[] = [
    ['title', title],
    ['limits', limits],
    ['wording', wording],
  ];
  return parts.find(([, part]) => typeof part !== 'object' || part === null)?.[0] ?? null;
}

/** An offer that is not there is no matter of reading: its candidates leave at validity. */
function ofOffer(offer: Offer | undefined, vocabulary: Vocabulary): readonly Problem[] {
  if (offer === undefined) return [];
  const path = `$.offers.${offer.id}`;
  const field = damagedField(offer);
  if (field !== null) return [{ path, code: 'OFFER_DAMAGED', params: { offer: offer.id, field } }];
  const said = OFFER_CONDITIONS.filter((name) => offer[name] !== undefined);
  return said.flatMap((name) => ofCondition(offer[name], pathTo(path, name), vocabulary));
}

/** A stored pack that is none any more, or whose rules make nothing. */
function shapeProblems(content: RulePack | null): readonly Problem[] {
  const found = new FoundProblems();
  const rules: unknown = content?.rules;
  if (!Array.isArray(rules)) found.wrongType('$.rules', 'array', rules);
  else {
    for (const [place, rule] of rules.entries()) {
      const offerId: unknown = rule?.event?.params?.offerId;
      const path = pathTo(pathTo('$.rules', place), 'event');
      if (typeof offerId !== 'string') found.wrongType(path, 'object', rule?.event);
    }
  }
  return found.all;
}

function offersOf(rules: readonly Rule[]): readonly string[] {
  return [...new Set(rules.map(({ event }) => event.params.offerId))];
}

function problemsOf({ campaign, version }: FramedCampaign, offers: Offers, vocabulary: Vocabulary): readonly Problem[] {
  const torn = shapeProblems(version.content);
  if (torn.length > 0) return torn;
  const { rules } = version.content;
  const { audience } = campaign;
  return [
    ...(audience === undefined ? [] : ofCondition(audience, '$.audience', vocabulary)),
    ...rules.flatMap(({ conditions }, place) =>
      ofCondition(conditions, pathTo(pathTo('$.rules', place), 'conditions'), vocabulary),
    ),
    ...offersOf(rules).flatMap((id) => ofOffer(offers.get(id), vocabulary)),
  ];
}

/**
 * Campaigns that cannot take part: a rule, an audience or an offer of theirs, saved when it could be read, asks for what is
 * no longer there. They are left out and said, and everybody else's are decided by.
 */
export function unreadable(
  campaigns: readonly FramedCampaign[],
  offers: readonly Offer[],
  vocabulary: Vocabulary,
): readonly LeftOut[] {
  const known = new Map(offers.map((offer) => [offer.id, offer]));
  return campaigns.flatMap((one): readonly LeftOut[] => {
    const problems = problemsOf(one, known, vocabulary).slice(0, MOST_PROBLEMS);
    if (problems.length === 0) return [];
    return [{ campaignId: one.campaign.id, because: 'unreadable', round: null, problems }];
  });
}

/** A campaign whose pack has no version at all. */
export function withoutPack(campaignId: string, pack: string): LeftOut {
  const problem = { path: '$.pack', code: 'PACK_NOT_FOUND', params: { pack } };
  return { campaignId, because: 'unreadable', round: null, problems: [problem] };
}
