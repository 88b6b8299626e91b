import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import '@tensorflow/tfjs-backend-cpu';
import { memory, setBackend } from '@tensorflow/tfjs-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openModel as openInPage } from '../../src/index.js';
import { openModel } from '../../src/node/index.js';
import { makeZip, zipEntries, zipOfEmptyFiles } from './make-zip.js';
import { serveFolder, zooFolder, type FolderServer } from './zoo-files.js';

const layers = zooFolder('sequential', 'layers');
const text = (content: string) => new TextEncoder().encode(content);

let folder = '';
let server: FolderServer | undefined;
let zip = new Uint8Array();
beforeAll(async () => {
  await setBackend('cpu');
  folder = await mkdtemp(join(tmpdir(), 'gradcam-zips-'));
  zip = await makeZip([
    ...zipEntries(layers, 'flowers/'),
    { name: 'flowers/labels.txt', content: text('0 a\n1 b\n2 c\n3 d') },
    { name: '__MACOSX/flowers/model.json', content: text('x') },
  ]);
});
afterEach(() => {
  server?.close();
  server = undefined;
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The two files of the net. */
function net() {
  const [weights, json] = zipEntries(layers).sort((a, b) => a.name.localeCompare(b.name));
  if (json === undefined || weights === undefined) throw new Error('a net of two files');
  return { json, weights };
}

async function refuses(bytes: Uint8Array<ArrayBuffer>, message: RegExp): Promise<void> {
  const before = memory().numTensors;
  await expect(openInPage(new File([bytes], 'mine.zip'))).rejects.toMatchObject({
    code: 'MODEL_BROKEN',
    message: expect.stringMatching(message) as string,
  });
  expect(memory().numTensors).toBe(before);
}

describe('a zip', () => {
  it('is opened from a path, an address, a blob and a file, with the class names inside', async () => {
    const path = join(folder, 'mine.zip');
    await writeFile(path, zip);
    server = await serveFolder(folder);
    for (const source of [
      path,
      `${server.address}/mine.zip`,
      new Blob([zip]),
      [new File([zip], 'x')],
    ]) {
      const { title, classNames, dispose } = await openModel(source);
      expect([title, classNames]).toEqual(['flowers', ['a', 'b', 'c', 'd']]);
      dispose();
    }
  });

  it('is opened with class names that were dropped beside it, and is called after itself where all lies on top', async () => {
    const flat = new File([await makeZip(zipEntries(layers))], 'flowers.zip');
    const labels = new File(['w\nx\ny\nz'], 'labels.txt');
    const { classNames, title, dispose } = await openInPage([labels, flat]);
    expect([title, classNames]).toEqual(['flowers', ['w', 'x', 'y', 'z']]);
    dispose();
  });

  it('is opened as older versions of Windows pack it', async () => {
    const entries = [
      ...zipEntries(layers, 'flowers\\'),
      { name: 'flowers\\labels.txt', content: text('w\nx\ny\nz') },
    ];
    const { classNames, title, dispose } = await openInPage(new Blob([await makeZip(entries)]));
    expect([title, classNames]).toEqual(['flowers', ['w', 'x', 'y', 'z']]);
    dispose();
    const [json, ...others] = entries;
    if (json !== undefined)
      await refuses(
        await makeZip([{ ...json, name: 'a\\..\\..\\b' }, ...others]),
        /Unsafe filename/,
      );
  });

  it('tells how much of it has come', async () => {
    await writeFile(join(folder, 'mine.zip'), zip);
    server = await serveFolder(folder, {
      '/mine.zip': (response) => {
        response.writeHead(200, { 'Content-Length': zip.length }).end(zip);
      },
    });
    const told: (string | number)[][] = [];
    const { dispose } = await openModel(`${server.address}/mine.zip`, {
      onProgress: ({ stage, done, total }) => told.push([stage, done, total]),
    });
    dispose();
    expect(told).toContainEqual(['downloading', zip.length, zip.length]);
    expect(told.at(-1)).toEqual(['reading', 2576, 2576]);
  });

  it('ends with the reason of the signal', async () => {
    const reason = new Error('enough');
    const signal = AbortSignal.abort(reason);
    await expect(openInPage(new Blob([zip]), { signal })).rejects.toBe(reason);
  });

  it('is refused where it is cut short or altered anywhere, or opened as it was', async () => {
    for (let at = 4; at < zip.length; at += Math.ceil(zip.length / 150)) {
      await refuses(zip.slice(0, at), /"mine\.zip" is not a whole zip|there is no model in/);
      const altered = zip.slice();
      altered[at] = (altered[at] ?? 0) ^ 0x40;
      const before = memory().numTensors;
      const outcome = await openInPage(new Blob([altered])).catch((error: unknown) => error);
      if (outcome instanceof Error)
        expect(outcome).toMatchObject({ name: 'GradCamError', code: 'MODEL_BROKEN' });
      else (outcome as Awaited<ReturnType<typeof openInPage>>).dispose();
      expect(memory().numTensors).toBe(before);
    }
  });

  it('is refused where a checksum does not fit', async () => {
    const stored = await makeZip(zipEntries(layers));
    const plain = Buffer.from(stored);
    // The weights do not compress well: a byte of theirs in the middle of the archive.
    const at = Math.floor(plain.length * 0.6);
    stored[at] = (stored[at] ?? 0) ^ 1;
    await refuses(stored, /is not a whole zip, got "/);
  });

  it('is refused with links, a password, two files of one name, names that lead elsewhere, or two models', async () => {
    const { json, weights } = net();
    await refuses(
      await makeZip([{ ...json, content: text('/etc/passwd'), unixMode: 0o120777 }, weights]),
      /"mine\.zip" holds a link, got "[^"]+", expected plain files/,
    );
    await refuses(await makeZip([{ ...json, password: 'x' }, weights]), /is encrypted/);
    await refuses(
      await makeZip([{ ...json, name: '../../model.json' }, weights]),
      /is not a whole zip|points outside/,
    );
    const two = [...zipEntries(layers, 'a/'), ...zipEntries(layers, 'b/')];
    await refuses(
      await makeZip(two),
      /several models in "mine\.zip", got a\/model\.json, b\/model/,
    );
    await refuses(
      await makeZip([{ name: 'readme.md', content: text('x') }]),
      /there is no model in/,
    );
    await refuses(await makeZip([]), /there is no model in "mine\.zip", got nothing/);
  });

  it('is refused as a bomb: by the size that it states, and by the size that it has', async () => {
    const { json, weights } = net();
    const large = { ...weights, content: new Uint8Array(50_000_000) };
    const bomb = await makeZip([json, large]);
    expect(bomb.length).toBeLessThan(100_000);
    const started = memory().numBytes;
    await refuses(bomb, /are cut short or too long, got 50000000 bytes, expected 2576/);
    expect(memory().numBytes).toBe(started);
    // States 2576 bytes, in both places, and holds 50 million.
    const view = new DataView(bomb.buffer);
    for (let at = 0; at + 4 <= bomb.length; at += 1)
      if (view.getUint32(at, true) === 50_000_000) view.setUint32(at, 2576, true);
    await refuses(bomb, /is not a whole zip, got "/);
  });

  it('is refused with more files than any model has', async () => {
    await refuses(zipOfEmptyFiles(5001), /holds over 5000 files/);
  });
});
