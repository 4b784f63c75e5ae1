import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { CountBandMoves } from '../../../flows/count-band-moves.js';
import { BusinessRules } from '../../../flows/ports/business-rules.js';
import { Counting } from '../../../flows/ports/counting.js';
import { Needs } from '../access/access.js';
import { Gone } from '../gone.js';
import { ApiRefusals, InstantSchema, listOf, NameSchema, WordsSchema } from '../schema.js';

const ModelFileSchema = z
  .strictObject({
    name: z.string().describe('of its file in rules/facts, without the ending'),
    kind: z.string(),
    gives: z.array(z.strictObject({ fact: z.string(), title: WordsSchema })),
    content: z.record(z.string(), z.unknown()).describe('the file as it stands'),
  })
  .meta({ id: 'ModelFile' });

const EffectBodySchema = z.strictObject({
  model: z.record(z.string(), z.unknown()).describe('the part `model` of its file, with other marks'),
});

const ModelEffectSchema = z
  .strictObject({
    asOf: InstantSchema,
    fact: z.string().describe('the fact that holds the band'),
    customers: z.number().int(),
    moved: z.number().int().describe('how many would be in another band'),
    items: z
      .array(z.strictObject({ from: z.string(), to: z.string(), customers: z.number().int() }))
      .describe('from the band as it is to the one it would be; NONE: without a band. Who stays is counted too'),
  })
  .meta({ id: 'ModelEffect' });

/** What facts are derived by. Read from files at every start: what is here is looked at, and tried out, but not written. */
@ApiTags('rules')
@ApiBearerAuth()
@Controller('models')
export class ModelsController {
  constructor(
    private readonly rules: BusinessRules,
    private readonly counting: Counting,
  ) {}

  @Needs('rules.read')
  @Get()
  @ApiOkResponse({ standardSchema: listOf(ModelFileSchema) })
  @ApiRefusals(401)
  models() {
    const { models, catalogue } = this.rules;
    const items = models.map(({ name, content }) => {
      const declared = Array.isArray(content.facts) ? (content.facts as readonly { readonly name: string }[]) : [];
      const gives = declared.flatMap((one) => {
        const fact = catalogue.get(one.name);
        return fact === undefined ? [] : [{ fact: fact.name, title: fact.labels }];
      });
      return { name, kind: String(content.kind), gives, content };
    });
    return { items };
  }

  /** Who would be in another band by other marks, counted over the whole base; nothing is stored. Models of kind `bands` only. */
  @Needs('base.read')
  @Post(':name/effect')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: ModelEffectSchema })
  @ApiRefusals(400, 401, 403, 404, 503)
  async effect(
    @Gone() gone: AbortSignal,
    @Param('name', { schema: NameSchema }) name: string,
    @Body({ schema: EffectBodySchema }) { model }: z.infer<typeof EffectBodySchema>,
  ) {
    const { asOf, fact, moves: items } = await this.counting.run(CountBandMoves, { name, model }, gone);
    const sum = (some: typeof items) => some.reduce((all, { customers }) => all + customers, 0);
    const moved = sum(items.filter(({ from, to }) => from !== to));
    return { asOf: asOf.toISOString(), fact, customers: sum(items), moved, items };
  }
}
