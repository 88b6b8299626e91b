import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const elsewhere = ['node_modules', 'dist', 'output', '.git', '.turbo', '.cache'];

function filesIn(folder: string): string[] {
  return readdirSync(root + folder, { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}${entry.name}`;
    if (!entry.isDirectory()) return [path];
    return elsewhere.includes(entry.name) ? [] : filesIn(`${path}/`);
  });
}

const files = filesIn('');
const sources = files.filter((path) => /\.(ts|mjs|js|py)$/.test(path));
// Decisions and changesets tell of their day.
const pages = files.filter((path) => /^(docs\/)?[^/]+\.md$|\/README\.md$/.test(path));

it('finds the files and the pages', () => {
  expect(sources.length).toBeGreaterThan(1000);
  expect(pages.length).toBeGreaterThan(20);
});

it.each(pages)('names files that are there, in %s', (page) => {
  const text = readFileSync(root + page, 'utf8').replace(/```.*?```/gs, '');
  const named = [...text.matchAll(/`([\w.@-]+\/[\w./@-]+\.(?:ts|mjs|js|py))`/g)]
    .map(([, path = '']) => path)
    // Where NAME stands, the reader puts a name.
    .filter((path) => !path.includes('NAME'));
  // From the page, from the root, or the end of a path that says enough.
  const isThere = (path: string) =>
    sources.includes(posix.join(posix.dirname(page), path)) ||
    sources.some((source) => `/${source}`.endsWith(`/${path}`));
  const missing = named.filter((path) => !isThere(path));
  expect(missing).toEqual([]);
});
