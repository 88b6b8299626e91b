import { describe, expect, it } from 'vitest';
import { publicFunctions } from './public-functions.js';

/** The names of a function's parameters, a destructured one with its braces and its default. */
function parametersOf(run: unknown): string[] {
  const text = /^(?:async )?function[^(]*\(([^]*?)\)\s*\{/.exec(String(run))?.[1] ?? '';
  const parts = text.match(/(?:\{[^}]*\}|\[[^\]]*\]|[^,{[])+/g) ?? [];
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

/** Where a function takes options: by their name, or by a default of nothing that is taken apart. */
function optionsAt(run: unknown): number {
  return parametersOf(run).findIndex(
    (name) => /^(options|contract)\b/.test(name) || /^\{[^]*=\s*\{\s*\}$/.test(name),
  );
}

async function messageOf(run: () => unknown): Promise<string> {
  try {
    await run();
    return 'nothing was refused';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const functions = publicFunctions.flatMap(({ door, name, run }) => {
  const at = optionsAt(run);
  return at < 0 ? [] : [{ door, name, at, run }];
});

describe('an option that does not exist', () => {
  it('is looked for in every function of every package that takes options', () => {
    const names = new Set(functions.map(({ name }) => name));
    for (const name of ['gradCAM', 'explainBy', 'fullGrad', 'selectLayers', 'overlay', 'curve'])
      expect(names).toContain(name);
    for (const name of [
      'readPicture',
      'loadKnownModel',
      'fetchModel',
      'wasmAdapter',
      'testBackend',
      'explain',
    ])
      expect(names).toContain(name);
    expect(functions.length).toBeGreaterThanOrEqual(40);
  });

  it.each(functions)(
    'is refused by $name of $door with the nearest one',
    async ({ name, at, run }) => {
      const given: unknown[] = Array.from({ length: at }, () => undefined);
      const message = await messageOf(() => run(...given, { nonsense: 1 }));
      expect(message).toMatch(
        new RegExp(`^${name}: there is no option "nonsense"; the nearest name`),
      );
    },
  );
});
