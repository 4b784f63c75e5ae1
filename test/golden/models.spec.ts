import { describe, expect, it } from '@jest/globals';
import { readModelCaseFiles } from '../../src/adapters/files/rule-files-cases.js';
import { runModelCase } from '../../src/core/facts/reading/model-cases.js';
import type { Problem } from '../../src/core/kit/problem.js';

const problems: Problem[] = [];
const models = await readModelCaseFiles('rules', problems);

it('every model with marks or rules has cases, and all of them can be read', () => {
  expect(problems).toEqual([]);
  expect(models.length).toBeGreaterThanOrEqual(18);
});

describe.each(models.map(({ file, steps, cases }) => ({ file, steps, cases })))('$file', ({ steps, cases }) => {
  it.each(cases.map((one) => ({ name: one.case, one })))('$name', ({ one }) => {
    expect(runModelCase(steps, one)).toEqual(one.gives);
  });
});
