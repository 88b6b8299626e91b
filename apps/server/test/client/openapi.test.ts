import openapiTS, { astToString } from 'openapi-typescript';
import { format, resolveConfig } from 'prettier';
import { expect, it } from 'vitest';
import { createClient } from '../../src/client/index.js';
import { testApps } from '../running/test-app.js';

// `npx vitest run --project node apps/server/test/client/openapi.test.ts -u` writes both files.
const create = testApps();

/** The description, as the server gives it. */
async function description(): Promise<Record<string, unknown>> {
  const { app } = await create();
  return (await app.inject('/openapi.json')).json();
}

async function formatted(text: string, name: string): Promise<string> {
  const filepath = new URL(name, import.meta.url).pathname;
  return format(text, { ...(await resolveConfig(filepath)), filepath });
}

it('is described by the file that others make clients of', async () => {
  const file = '../../openapi.json';
  await expect(await formatted(JSON.stringify(await description()), file)).toMatchFileSnapshot(
    file,
  );
});

it('has a client whose types are those of the description', async () => {
  const file = '../../src/client/openapi.ts';
  // Border to the generator: it takes a description.
  const types = astToString(await openapiTS((await description()) as never));
  const text = `// Written from the description of the server by openapi-typescript; a test holds it against that.\n${types}`;
  await expect(await formatted(text, file)).toMatchFileSnapshot(file);
});

it('has a client with an operation for each that is described', async () => {
  const { paths } = (await description()) as {
    readonly paths: Readonly<Record<string, Readonly<Record<string, { operationId: string }>>>>;
  };
  const described = Object.values(paths).flatMap((methods) =>
    Object.values(methods).map(({ operationId }) => operationId),
  );
  const client = createClient({ address: 'http://127.0.0.1' });
  expect(Object.keys(client).sort()).toEqual(described.sort());
});
