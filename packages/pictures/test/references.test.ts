import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPicture } from '../src/node/index.js';
import { svg } from './made/svg.js';

const folder = mkdtempSync(join(tmpdir(), 'gradcam-references-'));
const path = join(folder, 'red.png');
const asked: (string | undefined)[] = [];
const server = createServer((request, response) => {
  asked.push(request.url);
  response.end();
});
let served = '';
// What is drawn of it is red; what is not is black, or nothing.
const red = () => sharp({ create: { width: 1, height: 1, channels: 3, background: '#ff0000' } });

beforeAll(async () => {
  await red().png().toFile(path);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  served = typeof address === 'object' ? `http://127.0.0.1:${address?.port ?? 0}/a.png` : '';
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

const image = (href: string) => `<image width="1" height="1" xlink:href="${href}"/>`;
const ways: Readonly<Record<string, (address: string) => string>> = {
  'an image': image,
  'an image of SVG 2': (address) => `<image width="1" height="1" href="${address}"/>`,
  'a use': (address) => `<use xlink:href="${address}#a"/>`,
  'a filter': (address) =>
    `<filter id="f"><feImage xlink:href="${address}"/></filter><rect width="1" height="1" filter="url(#f)"/>`,
  'a fill': (address) => `<rect width="1" height="1" fill="url(${address}#a)"/>`,
  'a style sheet': (address) => `<style>@import url("${address}");</style>`,
  'an included file': (address) =>
    `<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="${address}" parse="text"/>`,
  'an image inside of an image': (address) =>
    image(`data:image/svg+xml;base64,${Buffer.from(svg(1, 1, image(address))).toString('base64')}`),
};

describe('an SVG that refers to something outside of itself', () => {
  it.each(Object.entries(ways))('by %s is drawn without it', async (_, way) => {
    for (const address of [served, path, pathToFileURL(path).href, 'javascript:alert(1)'])
      expect((await readPicture(svg(1, 1, way(address)))).data[0]).toBe(0);
    expect(asked).toEqual([]);
  });

  it('by an entity of XML is drawn without it, or refused', async () => {
    for (const address of [served, pathToFileURL(path).href]) {
      const declared = `<!DOCTYPE svg [<!ENTITY a SYSTEM "${address}">]>`;
      const bytes = Buffer.concat([Buffer.from(declared), svg(1, 1, '<text y="1">&a;</text>')]);
      const read = await readPicture(bytes).then(
        ({ data }) => data[0],
        (error: unknown) => error,
      );
      if (read !== 0) expect(read).toMatchObject({ code: 'PICTURE_BROKEN' });
    }
    expect(asked).toEqual([]);
  });

  it('holds a picture of its own', async () => {
    const own = `data:image/png;base64,${(await red().png().toBuffer()).toString('base64')}`;
    expect([...(await readPicture(svg(1, 1, image(own)))).data]).toEqual([255, 0, 0, 255]);
  });
});
