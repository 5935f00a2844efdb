// Writes src/shared/api/schema.ts from the document of the HTTP interface; `--check` only compares.
import openapiTS, { astToString } from 'openapi-typescript';
import { readFile, writeFile } from 'node:fs/promises';

const document = new URL('../../docs/openapi.json', import.meta.url);
const target = new URL('../src/shared/api/schema.ts', import.meta.url);
const head = '// Generated from docs/openapi.json by `npm run api`. Do not edit.\n\n';

const wanted = head + astToString(await openapiTS(document, { alphabetize: true }));
if (!process.argv.includes('--check')) {
  await writeFile(target, wanted);
} else if ((await readFile(target, 'utf8')) !== wanted) {
  console.error('src/shared/api/schema.ts does not fit docs/openapi.json: run `npm run api`.');
  process.exit(1);
}
