import { cp } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { readPicture } from '@gradcam/pictures/node';
import { expect, it } from 'vitest';
import { inProject, printedBy } from './in-project.js';

const project = fileURLToPath(new URL('jest/', import.meta.url));
const jest = createRequire(import.meta.url).resolve('jest/bin/jest');

it('works in Jest as it does in vitest', async () => {
  await inProject(async (folder) => {
    await cp(project, folder, { recursive: true });
    const printed = await printedBy(folder, ['--experimental-vm-modules', jest]);
    expect(printed).toContain('Tests:       3 failed, 1 passed, 4 total');
    expect(printed).toContain('✓ passes');
    // 1 and 3 of 8.
    expect(printed).toContain(
      'expected the map to point at the box x 1, y 0, width 1, height 2, but its highest number, 4, lies at column 0, row 1, and 50 % of its heat lies there, on 50 % of the picture.',
    );
    const overlay = /The overlay is (.+-fails-toPointAt-.+\.png)/.exec(printed)?.[1] ?? '';
    expect(overlay).toContain(`${folder}/test-results/maps/map-spec-mjs-fails-toPointAt-`);
    expect(await readPicture(overlay)).toMatchObject({ width: 224, height: 224 });
    expect(printed).toContain(
      'expected the map not to point at the box x 0, y 0, width 1, height 2',
    );
    expect(printed).toContain('toPointAt: the box is not one inside of the picture, got x 9');
  });
});
