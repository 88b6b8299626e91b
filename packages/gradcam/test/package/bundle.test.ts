import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';
import { expect, it } from 'vitest';

const program = fileURLToPath(new URL('../programs/page.ts', import.meta.url));

/** The files of a bundle, and everything that it leaves to be imported. */
async function bundleFor(place: 'browser' | 'node') {
  const made = await build({
    configFile: false,
    logLevel: 'error',
    resolve: { conditions: ['@gradcam/source', place, 'import', 'default'] },
    build: {
      write: false,
      minify: false,
      lib: { entry: program, formats: ['es'], fileName: 'page' },
      rolldownOptions: {
        external: [/^@tensorflow\//, /^node:/, 'sharp', 'image-size', '@gradcam/onnx'],
      },
    },
  });
  // Border to Vite: a library of one format is one output, and nothing is watched.
  const { output } = (Array.isArray(made) ? made[0] : made) as Rolldown.RolldownOutput;
  const chunks = output.filter((file) => file.type === 'chunk');
  return {
    code: chunks.map(({ code }) => code).join('\n'),
    imports: [...new Set(chunks.flatMap((chunk) => [...chunk.imports, ...chunk.dynamicImports]))]
      .filter((name) => !chunks.some(({ fileName }) => fileName === name))
      .sort(),
  };
}

it('has no code of Node in a bundle for the browser', async () => {
  const { code, imports } = await bundleFor('browser');
  expect(imports.filter((name) => !name.startsWith('@tensorflow/'))).toEqual([
    '@gradcam/onnx',
    'image-size',
  ]);
  expect(code).toContain('createImageBitmap');
  expect(code).not.toMatch(/fileURLToPath|process\.env|from ["']node:|__vite-browser-external/);
});

it('has that of Node, and none of the page, in a bundle for Node', async () => {
  const { code, imports } = await bundleFor('node');
  expect(imports).toContain('node:fs/promises');
  expect(code).toContain('fileURLToPath');
  expect(code).not.toContain('the page shows');
});
