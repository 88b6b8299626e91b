/** The entries of all packages, those that come later as well. */
const doors = import.meta.glob<Record<string, unknown>>(
  ['../../../*/src/*.ts', '../../../*/src/*/index.ts', '!../../../errors/**'],
  { eager: false },
);
const descriptions = import.meta.glob<{
  readonly exports: Readonly<Record<string, unknown>>;
}>('../../../*/package.json', { eager: true });

type AnyFunction = (...given: readonly unknown[]) => unknown;

/** The sources that a description of a package names. */
function sourcesOf(entry: unknown): string[] {
  if (typeof entry === 'string') return entry.startsWith('./src/') ? [entry] : [];
  return typeof entry === 'object' && entry !== null ? Object.values(entry).flatMap(sourcesOf) : [];
}

/** Every function that a user can import, with the entry that it comes from. */
export const publicFunctions = (
  await Promise.all(
    Object.entries(descriptions).flatMap(([path, { exports: entries }]) =>
      [...new Set(sourcesOf(entries))].map(async (source) => {
        const isOwn = !path.startsWith('../../../');
        const door = path.replace('package.json', source.slice(2));
        const exported = (await doors[door]?.()) ?? {};
        return Object.entries(exported).flatMap(([name, value]) =>
          typeof value === 'function' && !/^class\b/.test(String(value))
            ? // Border to the language: what is exported is known by its name alone.
              [
                {
                  door: door.replace(/^(\.\.\/)+/, isOwn ? 'testing/' : ''),
                  name,
                  run: value as AnyFunction,
                },
              ]
            : [],
        );
      }),
    ),
  )
).flat();
