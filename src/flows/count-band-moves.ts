import { Injectable } from '@nestjs/common';
import { sheetAt } from '../core/facts/fact-block.js';
import type { FactCatalogue } from '../core/facts/fact-catalogue.js';
import { BandMoves } from '../core/facts/models/band-moves.js';
import type { BandModel } from '../core/facts/models/bands.js';
import { MARKS_FACTS } from '../core/facts/models/marks.js';
import { readBandModel } from '../core/facts/reading/read-bands.js';
import { PLACES } from '../core/kit/hash.js';
import { AppError } from './errors.js';
import { BusinessRules } from './ports/business-rules.js';
import { Clock } from './ports/clock.js';
import { FactBlocks } from './ports/fact-blocks.js';

/** `name` is a model of bands that is in force, `model` the same with other marks, as its file would have it. */
type BandMovesAsked = { readonly name: string; readonly model: unknown };
type BandMovesTold = {
  readonly asOf: Date;
  /** The fact that holds the band. */
  readonly fact: string;
  readonly moves: BandMoves['moves'];
};

/** Who would move to another band if the marks were others: over the whole base, storing nothing. */
@Injectable()
export class CountBandMoves {
  constructor(
    private readonly rules: BusinessRules,
    private readonly blocks: FactBlocks,
    private readonly clock: Clock,
  ) {}

  async run({ name, model: json }: BandMovesAsked): Promise<BandMovesTold> {
    const { catalogue, models } = this.rules;
    const file = models.find((one) => one.name === name && one.content.kind === 'bands');
    if (file === undefined) throw new AppError('NOT_FOUND', `model of bands ${name}`);
    const read = readBandModel(json, catalogue);
    if (!read.ok) throw new AppError('INVALID_INPUT', 'the marks cannot be used', read.problems);
    const { value: model } = read;
    const asOf = this.clock.now();
    const moves = new BandMoves(model);
    for await (const block of this.blocks.read({ from: 0, to: PLACES }, askedOf(model, catalogue), asOf)) {
      for (let row = 0; row < block.n; row += 1) moves.add(sheetAt(block, row));
    }
    return { asOf, fact: model.gives.band, moves: moves.moves };
  }
}

function askedOf({ gives, of, lines }: BandModel, catalogue: FactCatalogue): readonly string[] {
  const chooses = lines === null ? [] : MARKS_FACTS.filter((fact) => catalogue.has(fact));
  return [gives.band, of, ...chooses];
}
