/** The entries of all packages, those that come later as well, but for two that register matchers with their runner and export nothing. */
const doors = import.meta.glob<Record<string, unknown>>(
  [
    '../../../*/src/*.ts',
    '../../../*/src/*/index.ts',
    '!../../../errors/**',
    '!../../../matchers/src/{jest,vitest}.ts',
  ],
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

/** The package of everything comes last, so that what it re-exports is tried where it comes from. */
const byPackage = Object.entries(descriptions).sort(
  ([a], [b]) => Number(a.includes('/gradcam/')) - Number(b.includes('/gradcam/')),
);

const found = (
  await Promise.all(
    byPackage.flatMap(([path, { exports: entries }]) =>
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

/** Every function that a user can import, with the first entry that it comes from. */
export const publicFunctions = found.filter(
  ({ run }, at) => found.findIndex((other) => other.run === run) === at,
);
