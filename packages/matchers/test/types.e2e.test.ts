import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { inProject, printedBy } from './in-project.js';

const compiler = join(
  dirname(createRequire(import.meta.url).resolve('typescript/package.json')),
  'bin/tsc',
);
const compilerOptions = {
  module: 'NodeNext',
  target: 'ES2022',
  types: ['jest'],
  strict: true,
  noEmit: true,
  skipLibCheck: true,
};

/** Every form of a matcher, and one with a part of its box left out. */
const uses = `
const [scoreMap, box] = [{ data: [1, 2], width: 2, height: 1 }, { x: 0, y: 0, width: 1, height: 1 }];
await expect({ scoreMap }).toPointAt(box, { tolerance: 1 });
await expect({ scoreMap }).not.toFocusOn(box);
await expect(Promise.resolve({ scoreMap })).resolves.toFocusOn(box);
expect([{ scoreMap }]).toEqual([expect.toPointAt(box)]);
expect([{ scoreMap }]).toEqual([expect.not.toPointAt(box)]);
// @ts-expect-error
await expect({ scoreMap }).toPointAt({ x: 0, y: 0, width: 1 });
`;

const programs = [
  ['vitest', `import '@gradcam/matchers/vitest';\nimport { expect } from 'vitest';`],
  ['Jest', `import '@gradcam/matchers/jest';\nimport { expect } from '@jest/globals';`],
  ['Jest with a global expect', `import '@gradcam/matchers/jest';`],
] as const;
const names = programs.map(([name]) => name);
let printed: readonly string[] = [];

// Each is a program of its own; one compiler reads once what they have in common.
beforeAll(() =>
  inProject(async (folder) => {
    for (const [name, imports] of programs) {
      await mkdir(join(folder, name));
      await writeFile(join(folder, name, 'tsconfig.json'), JSON.stringify({ compilerOptions }));
      await writeFile(join(folder, name, 'program.ts'), imports + uses);
    }
    const text = await printedBy(folder, [compiler, '--build', ...names]);
    printed = text.split('\n').filter(Boolean);
  }),
);

it.each(names)('has the types of %s, also of what stands inside of other matchers', (name) => {
  const isOfAnother = (line: string) =>
    names.some((other) => other !== name && line.startsWith(`${other}/`));
  expect(printed.filter((line) => !isOfAnother(line))).toEqual([]);
});
