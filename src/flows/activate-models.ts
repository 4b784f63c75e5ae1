import { Injectable } from '@nestjs/common';
import { BusinessRules } from './ports/business-rules.js';
import { type Activation, FactModels } from './ports/fact-models.js';

/** Puts the models in the files in force: from here on blocks are derived by them, and others of older models again. */
@Injectable()
export class ActivateModels {
  constructor(
    private readonly models: FactModels,
    private readonly rules: BusinessRules,
  ) {}

  run(): Promise<Activation> {
    return this.models.activate(this.rules.modelsHash);
  }
}
