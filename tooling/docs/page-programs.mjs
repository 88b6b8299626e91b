// Writes the programs of docs/tasks.md and docs/onnx.md as TypeScript, beside the package that they import: npm run check:types reads them, for readers copy them.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../run/install.mjs';

const folder = join(root, 'packages/gradcam/output/programs');

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
for (const page of ['tasks', 'onnx']) {
  const text = readFileSync(join(root, `docs/${page}.md`), 'utf8');
  [...text.matchAll(/^```js\n([^]*?)^```$/gm)].forEach(([, code], index) => {
    writeFileSync(join(folder, `${page}-${index + 1}.ts`), code);
  });
}
