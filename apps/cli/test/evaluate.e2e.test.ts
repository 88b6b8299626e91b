import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from './running/run-command.js';

const sample = (name: string) =>
  fileURLToPath(new URL(`../../../assets/samples/${name}`, import.meta.url));

/** The face of the cat and the cup with its saucer, in pixels; what the dog is, no box says. */
const objects = [
  {
    picture: 'chelsea.png',
    label: 'Egyptian cat',
    box: { x: 95, y: 20, width: 215, height: 240 },
  },
  { picture: 'coffee.png', label: 'espresso', box: { x: 160, y: 60, width: 290, height: 290 } },
  { picture: 'dog.jpg', label: 'cocker spaniel, English cocker spaniel, cocker' },
];

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gradcam-cli-evaluate-'));
  await mkdir(join(folder, 'photos'));
  for (const { picture } of objects)
    await copyFile(sample(picture), join(folder, 'photos', picture));
  await writeFile(join(folder, 'objects.json'), JSON.stringify(objects));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('gradcam evaluate, as it is built', () => {
  it('measures a small network on the samples: it looks at the cat and the cup, and more so than by chance', async () => {
    const words = ['evaluate', 'photos', '-a', 'objects.json', '-m', 'mobilenet-v1-025', '--json'];
    const { code, output, notes } = await runCommand(
      [...words, '--method', 'grad-cam,random-cam', '--score', 'logit', '--report', 'set.html'],
      { folder },
    );
    // The dog has no box, which two of the metrics need.
    expect(code).toBe(3);
    expect(notes.match(/^gradcam: dog\.jpg: .*the sample has no box or mask/gm)).toHaveLength(2);
    // Border to the command: its output is one line of JSON.
    const { metrics } = JSON.parse(output) as {
      readonly metrics: readonly {
        readonly metric: string;
        readonly settings: readonly {
          readonly mean: number;
          readonly values: readonly (number | null)[];
        }[];
      }[];
    };
    const found = Object.fromEntries(metrics.map(({ metric, settings }) => [metric, settings]));
    expect(Object.keys(found)).toEqual([
      ...['deletion', 'insertion', 'pointing-game', 'energy-in-box'],
    ]);
    const [gradCam, randomCam] = found['energy-in-box'] ?? [];
    expect(gradCam?.values[2]).toBeNull();
    expect(found['pointing-game']?.[0]?.values).toEqual([1, 1, null]);
    expect(gradCam?.mean).toBeGreaterThan(randomCam?.mean ?? NaN);
    expect(found['insertion']?.[0]?.mean).toBeGreaterThan(found['deletion']?.[0]?.mean ?? NaN);
    // The network ends in logits, which reach 15; what is measured are probabilities.
    for (const value of found['insertion']?.[0]?.values ?? [NaN]) {
      expect(value).toBeGreaterThan(0);
      expect(value).toBeLessThan(1);
    }
    expect(found['deletion']?.[0]?.values.every((value) => typeof value === 'number')).toBe(true);
    const page = await readFile(join(folder, 'set.html'), 'utf8');
    expect(page).toContain('<h1>Maps of photos, measured</h1>');
    expect(page).toMatch(/<th scope="row">dog\.jpg<\/th><td>pointing-game<\/td>/);
  });
});
