import { readdir, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import names from '../../nets/zoo/names.json' with { type: 'json' };
import { zooInNode } from './zoo-in-node.js';
import type { ZooFormat } from './zoo-net.js';

const folder = fileURLToPath(new URL('../../nets/zoo/', import.meta.url));
const formats: readonly ZooFormat[] = ['layers', 'graph'];

async function bytesOf(path: string): Promise<number> {
  const files = await readdir(path);
  const sizes = await Promise.all(files.map(async (file) => (await stat(`${path}/${file}`)).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

describe('the files of the zoo', () => {
  it('are at least 40 nets in both formats', async () => {
    const nets = await Promise.all(names.map((name) => zooInNode.readReference(name)));
    const complete = nets.filter((net) =>
      formats.every((kind) => !('absent' in net.formats[kind])),
    );
    expect(complete.length).toBeGreaterThanOrEqual(40);
    expect(nets.some(({ madeWith }) => madeWith.startsWith('Keras 2'))).toBe(true);
    expect(nets.some(({ madeWith }) => madeWith.startsWith('Keras 3'))).toBe(true);
  });

  it('are listed whole', async () => {
    const folders = await readdir(folder, { withFileTypes: true });
    const present = folders.filter((entry) => entry.isDirectory()).map(({ name }) => name);
    expect([...names].sort()).toEqual(present.sort());
  });

  it.each(names)('are small, or there is a reason why they are not there: %s', async (name) => {
    const net = await zooInNode.readReference(name);
    for (const format of formats) {
      const outcome = net.formats[format];
      if ('absent' in outcome) expect(outcome.absent).toMatch(/\w+ \w+/);
      else expect(await bytesOf(`${folder}${name}/${format}`)).toBeLessThan(60_000);
    }
  });
});
