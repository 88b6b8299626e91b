/** A way to import a module. */
type Importing = () => Promise<object>;

/**
 * Runs a program of the documentation as it stands, in a folder.
 *
 * @param code The program; its imports begin a line each.
 * @param folder The folder that it is run in.
 * @param modules The modules that it imports, by their names there.
 * @returns The lines that it prints.
 */
export async function runProgram(
  code: string,
  folder: string,
  modules: Readonly<Record<string, Importing>>,
): Promise<string[]> {
  const body = code.replaceAll(
    /^import (?:(.+?) from )?'(.+)';$/gm,
    (_, names: string | undefined, from: string) => {
      if (modules[from] === undefined) throw new Error(`the program imports "${from}"`);
      const taken = names?.replace(/^\* as /, '').replaceAll(' as ', ': ');
      const module = `await modules['${from}']()`;
      return taken === undefined ? `${module};` : `const ${taken} = ${module};`;
    },
  );
  const printed: string[] = [];
  const log = (...values: unknown[]) => printed.push(values.map(String).join(' '));
  // Border to the language: there is no type for the constructor of asynchronous functions.
  const AsyncFunction = (async () => Promise.resolve()).constructor as FunctionConstructor;
  const run = new AsyncFunction('modules', 'console', body) as (
    ...given: unknown[]
  ) => Promise<void>;
  await runIn(folder, () => run(modules, { log }));
  return printed;
}

/**
 * Runs something in a folder.
 *
 * @param folder The folder.
 * @param run Finds relative paths there.
 */
export async function runIn(folder: string, run: () => Promise<unknown>): Promise<void> {
  const before = process.cwd();
  process.chdir(folder);
  try {
    await run();
  } finally {
    process.chdir(before);
  }
}

/**
 * Finds the programs of a page, by the heading above each.
 *
 * @param page The text of the page.
 * @param language The language of the blocks.
 * @returns Heading and code.
 */
export function programsOf(
  page: string,
  language: string,
): { readonly heading: string; readonly code: string }[] {
  return page.split(/^## /m).flatMap((section) => {
    const heading = section.split('\n', 1)[0] ?? '';
    const blocks = section.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, 'gm'));
    return [...blocks].map(([, code = '']) => ({ heading, code }));
  });
}
