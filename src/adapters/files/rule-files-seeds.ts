import { basename } from 'node:path/posix';
import { z } from 'zod';
import { type Campaign, CONTROL_VERSION, MOST_CONTROL_PCT } from '../../core/campaign/campaign.js';
import type { Lever } from '../../core/campaign/lever.js';
import type { NamedLists } from '../../core/condition/terms.js';
import { audienceProblems } from '../../core/decision/run/audience.js';
import type { FactCatalogue } from '../../core/facts/fact-catalogue.js';
import type { Problem } from '../../core/kit/problem.js';
import { inFile, type RuleFile } from './rule-files-json.js';
import type { PackFile } from './rule-files-packs.js';
import { ScheduleSchema } from './rule-files-playbook.js';
import { IdSchema, readShape, saying, WordsSchema } from './rule-files-shape.js';

/** A campaign as its file gives it; when it was made is the store's to say. */
export type CampaignSeed = Omit<Campaign, 'createdAt'>;

const LeversSchema = z
  .array(
    z.strictObject({
      id: IdSchema,
      title: WordsSchema,
      branch: z.string().min(1),
      stages: z.array(z.string().min(1)).min(1),
      guardrails: z.array(IdSchema).min(1).exactOptional(),
    }),
  )
  .min(1);

const ControlVersionSchema = z.string().refine((text) => CONTROL_VERSION.test(text), saying('CONTROL_VERSION_BAD'));

const CampaignSchema = z.strictObject({
  id: IdSchema,
  title: WordsSchema,
  pack: IdSchema,
  audience: z.record(z.string(), z.unknown()).exactOptional(),
  control: z
    .strictObject({ sharePct: z.number().min(0).max(MOST_CONTROL_PCT), version: ControlVersionSchema })
    .exactOptional(),
  schedule: ScheduleSchema.exactOptional(),
  state: z.enum(['draft', 'active']),
});

/** One thing a file, the file named for its id: so no id is given twice. */
function readNamed<T extends { readonly id: string }>(
  files: readonly RuleFile[],
  schema: z.ZodType<T>,
  problems: Problem[],
): readonly (T & { readonly file: string })[] {
  return files.flatMap(({ file, json }) => {
    const read = readShape(json, schema);
    if (!read.ok) {
      problems.push(...read.problems.map((problem) => inFile(file, problem)));
      return [];
    }
    const { id } = read.value;
    if (basename(file) !== `${id}.json`) problems.push({ path: file, code: 'FILE_NAME_DIFFERS', params: { id } });
    return [{ ...read.value, file }];
  });
}

export function readCampaigns(
  files: readonly RuleFile[],
  packs: readonly Pick<PackFile, 'pack' | 'plan'>[],
  { catalogue, lists }: { readonly catalogue: FactCatalogue; readonly lists: NamedLists },
  problems: Problem[],
): readonly CampaignSeed[] {
  return readNamed(files, CampaignSchema, problems).map(({ file, ...campaign }) => {
    const { pack } = campaign;
    const found = packs.find((one) => one.pack.pack === pack);
    if (found === undefined) {
      problems.push({ path: `${file}: $.pack`, code: 'CAMPAIGN_PACK_UNKNOWN', params: { pack } });
    }
    if (campaign.audience !== undefined) {
      const found = audienceProblems(campaign.audience, catalogue, lists);
      problems.push(...found.map((problem) => inFile(file, problem)));
    }
    const planned = found?.plan?.control.sharePct;
    // Who is compared with whom is planned with the pack; a campaign may say otherwise.
    const control = campaign.control ?? (planned === undefined ? undefined : { sharePct: planned, version: '1' });
    return control === undefined ? campaign : { ...campaign, control };
  });
}

export function readLevers({ file, json }: RuleFile, problems: Problem[]): readonly Lever[] {
  const read = readShape(json, LeversSchema);
  if (!read.ok) {
    problems.push(...read.problems.map((problem) => inFile(file, problem)));
    return [];
  }
  for (const [index, { id }] of read.value.entries()) {
    const first = read.value.findIndex((lever) => lever.id === id);
    if (first < index) problems.push({ path: `${file}: $[${index}].id`, code: 'ID_TWICE', params: { id } });
  }
  return read.value;
}
