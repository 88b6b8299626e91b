import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readPicture } from '../src/node/index.js';

const home = mkdtempSync(join(tmpdir(), 'gradcam-no-fonts-'));
const before = process.env['FONTCONFIG_FILE'];
beforeAll(() => {
  // A machine without fonts, as far as the program that draws can see.
  writeFileSync(join(home, 'fonts.conf'), '<?xml version="1.0"?><fontconfig/>');
  process.env['FONTCONFIG_FILE'] = join(home, 'fonts.conf');
});
afterAll(() => {
  if (before === undefined) delete process.env['FONTCONFIG_FILE'];
  else process.env['FONTCONFIG_FILE'] = before;
  rmSync(home, { recursive: true });
});

/** How many pixels a text leaves darker than half. */
async function inked(text: string): Promise<number> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="120" height="40" font-family="system-ui, sans-serif" font-size="30"><rect width="120" height="40" fill="#fff"/><text x="4" y="30">${text}</text></svg>`;
  const { data } = await readPicture(Buffer.from(svg));
  return data.filter((byte, index) => index % 4 === 0 && byte < 128).length;
}

it.skipIf(process.platform !== 'linux')(
  'draws the letters of an SVG on a machine without fonts, not an empty box for each',
  async () => {
    const [narrow, wide] = [await inked('lll'), await inked('WWW')];
    // Boxes are all alike.
    expect(wide).toBeGreaterThan(1.5 * narrow);
    expect(narrow).toBeGreaterThan(100);
  },
);
