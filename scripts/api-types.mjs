// Writes the console's types of the interface from an OpenAPI document on standard input to standard output.
// openapi-typescript needs the compiler's older interface, which TypeScript 7 does not have: it is given version 5.
import { registerHooks } from 'node:module';

registerHooks({
  resolve: (name, context, next) => next(name === 'typescript' ? 'typescript-5' : name, context),
});

const { default: openapiTS, astToString } = await import('openapi-typescript');

async function textOf(stream) {
  let text = '';
  for await (const chunk of stream) text += chunk;
  return text;
}

const document = JSON.parse(await textOf(process.stdin));
const types = astToString(await openapiTS(document, { alphabetize: true }));
process.stdout.write(
  `// Generated from the OpenAPI document by scripts/api-types.mjs; a test holds it equal.\n\n${types}`,
);
