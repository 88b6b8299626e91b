// Lays the bill of materials of each package beside its tarball in output/packages.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../run/install.mjs';
import { billOfMaterials } from './bill-of-materials.mjs';
import { shippedPackages } from './shipped-packages.mjs';

const folder = join(root, 'output/packages');
mkdirSync(folder, { recursive: true });
for (const shipped of shippedPackages()) {
  if (shipped.private) continue;
  // As pnpm names a tarball.
  const title = `${shipped.name.replace('@', '').replace('/', '-')}-${shipped.version}`;
  writeFileSync(join(folder, `${title}.cdx.json`), billOfMaterials(shipped));
}
