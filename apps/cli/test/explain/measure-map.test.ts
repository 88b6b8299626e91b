import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { grayPicture, meanNet } from '../../../../packages/gradcam/test/made.js';
import { saveModel } from '../../../../packages/gradcam/test/tasks/save-model.js';
import { readRequest } from '../../src/arguments/read-request.js';
import { findConcepts } from '../../src/explain/find-concepts.js';
import { measureMap } from '../../src/explain/measure-map.js';
import { chooseAdapter } from '../../src/model/choose-adapter.js';
import { openSession } from '../../src/model/session.js';

const folder = await mkdtemp(join(tmpdir(), 'gradcam-map-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

it('lays the map and the concepts over the part of the picture that the network saw', async () => {
  const say = () => undefined;
  await chooseAdapter('wasm', say);
  await saveModel(meanNet(3), folder);
  const words = ['wide.png', '-m', folder, '--fit', 'cover', '--range', '0,255'];
  const request = readRequest(words);
  if (request.command !== 'explain') throw new Error(request.command);
  const terminal = { print: say, say, fail: say, progress: say, live: say, isLive: false };
  const session = await openSession(request.given, terminal);
  const picture = grayPicture([
    [10, 20, 30, 40],
    [50, 60, 70, 80],
  ]);
  const x = session.inputOf(picture);
  const { scores, heat } = await measureMap(session, { picture, x }, 0, 'grad-cam', request.given);
  // The middle, a quarter of each value; what was cut off is 0.
  expect(scores).toMatchObject({ width: 4, height: 2 });
  expect([...scores.data]).toEqual([0, 5, 7.5, 0, 0, 15, 17.5, 0]);
  // Of four columns of cells the third is hottest: its middle is at 62.5 %.
  expect(heat.text).toMatch(/hottest .*, 63 % from the left and 75 % from the top/);
  const { lines } = await findConcepts(
    session,
    { picture, x },
    { count: 1, featureLayer: undefined },
  );
  expect(lines).toEqual([expect.stringMatching(/63 % from the left/)]);
  x.dispose();
  session.dispose();
});
