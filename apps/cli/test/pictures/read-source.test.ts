import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { GradCamError } from '@gradcam/errors';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve, type TestServer } from '../../../../packages/errors/test/serve.js';
import { bytesWithin } from '../../src/pictures/bytes-within.js';
import { fetchPicture } from '../../src/pictures/fetch-picture.js';
import { readSource } from '../../src/pictures/read-source.js';

const sample = fileURLToPath(new URL('../../../../assets/samples/coffee.png', import.meta.url));

describe('readSource', () => {
  it('reads a picture from the standard input, in parts', async () => {
    const bytes = await readFile(sample);
    async function* input() {
      yield bytes.subarray(0, 1000);
      await Promise.resolve();
      yield bytes.subarray(1000);
    }
    const picture = await readSource({ name: '-', kind: 'input' }, input());
    expect(picture).toMatchObject({ width: 600, height: 400 });
  });

  it('says of bytes that are not a picture where they came from', async () => {
    const input = Promise.resolve(Buffer.from('words'));
    await expect(readSource({ name: '-', kind: 'input' }, oneOf(input))).rejects.toMatchObject({
      code: 'PICTURE_BROKEN',
      message: expect.stringMatching(/^the standard input: 5 bytes is not a picture/) as string,
    });
  });

  it('throws the reason, where it is already clear that there is no picture', async () => {
    const problem = new GradCamError('FILE_NOT_FOUND', 'no picture is there.');
    await expect(readSource({ name: 'a', kind: 'file', problem })).rejects.toBe(problem);
  });
});

async function* oneOf(part: Promise<Uint8Array>) {
  yield await part;
}

it('gathers no more bytes than allowed', async () => {
  await expect(bytesWithin(oneOf(Promise.resolve(Buffer.alloc(9))), 'x', 8)).rejects.toMatchObject({
    code: 'PICTURE_TOO_LARGE',
    message: 'x is too large, got more than 8 bytes; make the picture smaller.',
  });
  expect(await bytesWithin(oneOf(Promise.resolve(Buffer.alloc(8))), 'x', 8)).toHaveLength(8);
});

describe('fetchPicture', () => {
  let server: TestServer;
  let base = '';
  beforeAll(async () => {
    server = await serve((request, response) => {
      if (request.url === '/silent.png') response.write('begin');
      else if (request.url === '/photo.png') response.end('bytes');
      else response.writeHead(404).end();
    });
    base = server.address;
  });
  afterAll(() => {
    server.close();
  });

  it('fetches the bytes behind an address', async () => {
    expect(Buffer.from(await fetchPicture(`${base}/photo.png`)).toString()).toBe('bytes');
  });

  it('says why there are none', async () => {
    await expect(fetchPicture(`${base}/none.png`)).rejects.toThrow(
      /there is nothing at ".*none\.png" \(HTTP 404\)/,
    );
    await expect(fetchPicture('http://127.0.0.1:9/a.png')).rejects.toMatchObject({
      code: 'DOWNLOAD_FAILED',
    });
  });

  it('gives a server up that falls silent', async () => {
    await expect(fetchPicture(`${base}/silent.png`, 0.2)).rejects.toThrow(
      /could not be downloaded \(no byte arrived for 0\.2 s\)/,
    );
  });
});
