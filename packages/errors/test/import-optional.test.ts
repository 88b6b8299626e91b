import { describe, expect, it } from 'vitest';
import { importOptional, tryImport } from '../src/index.js';

const missing = (name: string) => () =>
  Promise.reject(
    Object.assign(new Error(`Cannot find package '${name}' imported from /srv/program.js`), {
      code: 'ERR_MODULE_NOT_FOUND',
    }),
  );
const broken = () => Promise.reject(new Error('\nthe addon was built for another Node\nat …'));

describe('a package that need not be there', () => {
  it('is loaded where it is', async () => {
    expect(await importOptional('it', () => Promise.resolve({ value: 1 }))).toEqual({ value: 1 });
    expect(await tryImport('it', () => Promise.resolve(2))).toEqual({ module: 2 });
  });

  it('is told apart from one that is broken, and from one that another package lacks', async () => {
    expect((await tryImport('sharp', missing('sharp'))).problem).toMatchObject({ isMissing: true });
    expect((await tryImport('sharp', missing('other'))).problem).toMatchObject({
      isMissing: false,
    });
    expect((await tryImport('sharp', broken)).problem).toMatchObject({
      isMissing: false,
      reason: 'the addon was built for another Node',
    });
  });

  it('is said to be missing, with what to do', async () => {
    await expect(importOptional('sharp', missing('sharp'))).rejects.toMatchObject({
      code: 'BACKEND_UNAVAILABLE',
      message:
        'importOptional: the package sharp is not installed; install it with npm install sharp.',
    });
    await expect(importOptional('sharp', broken)).rejects.toThrow(
      /^importOptional: the package sharp cannot be loaded, got "the addon was built for another Node"; install it/,
    );
  });
});
