import { expect, it } from '@jest/globals';
import { TEMPLATE_VARIABLES } from './message.js';
import { templateProblems } from './template-check.js';

it.each([
  ['every variable there is', [...TEMPLATE_VARIABLES], []],
  ['none', [], []],
  ['one that no message has', ['offer.title', 'offer.colour'], ['offer.colour']],
  ['a whole group', ['customer'], ['customer']],
])('a template that asks for %s', (_case, variables, unknown) => {
  expect(templateProblems('$.body', variables).map(({ params }) => params?.variable)).toEqual(unknown);
});
