import { describe, expect, it } from 'vitest';

/** Whatever any package exports, those that come later as well. */
const doors = import.meta.glob<Record<string, unknown>>(
  [
    '../../*/src/{index,node,browser,methods,options}.ts',
    '../../*/src/*/index.ts',
    '!../../errors/**',
  ],
  { eager: true },
);

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

type AnyFunction = (...given: readonly unknown[]) => unknown;

const functions = Object.entries(doors).flatMap(([door, exported]) =>
  Object.entries(exported).flatMap(([name, value]) => {
    const at = typeof value === 'function' ? optionsAt(value) : -1;
    // Border to the language: what is exported is known by its name alone.
    return at < 0 ? [] : [{ door: door.slice(6), name, at, run: value as AnyFunction }];
  }),
);

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
