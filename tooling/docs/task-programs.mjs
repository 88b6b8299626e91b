// Writes the programs of docs/tasks.md as TypeScript, beside the package that they import: npm run check:types reads them, for readers copy them.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../run/install.mjs';

const folder = join(root, 'packages/gradcam/output/tasks');
const page = readFileSync(join(root, 'docs/tasks.md'), 'utf8');

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
[...page.matchAll(/^```js\n([^]*?)^```$/gm)].forEach(([, code], index) => {
  writeFileSync(join(folder, `program-${index + 1}.ts`), code);
});
