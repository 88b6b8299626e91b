// npm test: everything, from nothing. Node, wasm, WebGL and WebGPU in a real browser, the page, the command.
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { inLanes } from './tests/in-lanes.mjs';
import { root } from './install.mjs';
import { prepareTests } from './tests/prepare-tests.mjs';
import { reports, runProject } from './tests/run-project.mjs';
import { endWith } from './tests/summary.mjs';

const environment = await prepareTests();
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

const run = (project) => runProject(project, environment);
/** What sees the packages as they install behind a firewall, without the native addon: that is linked when all of it has ended. */
const unlinked = [];
const withoutAddon = (job) => () => {
  const ended = job();
  unlinked.push(ended);
  return ended;
};
// In such an order that the lanes end at about the same time. Each project keeps about one core busy.
const jobs = [
  withoutAddon(async () => [await run('node'), await run('alone')]),
  async () => [await run('webgl')],
  // Both wait for others half of the time: for limits, for a next try.
  withoutAddon(() => Promise.all([run('command'), run('fuzz')])),
  async () => [await run('page')],
  async () => [await run('pages')],
  async () => [await run('webgl-networks')],
  // The last: by then all others have begun.
  async () => {
    await Promise.all(unlinked);
    return await withNativeAddon(() => run('native'));
  },
];
endWith((await inLanes(Math.max(2, availableParallelism() - 1), jobs)).flat());

/** Builds and links the addon for one project; where that cannot be done, says why and leaves the project out. */
async function withNativeAddon(test) {
  const addon = (option) =>
    new Promise((resolve) => {
      spawn(process.execPath, [`${root}tooling/native/build-node-addon.mjs`, option], {
        cwd: root,
        stdio: ['ignore', 'ignore', 'inherit'],
      }).on('close', resolve);
    });
  if ((await addon('--install')) !== 0) {
    console.error('The native backend is not tested here, for the reason above.');
    return [];
  }
  try {
    return [await test()];
  } finally {
    await addon('--uninstall');
  }
}
