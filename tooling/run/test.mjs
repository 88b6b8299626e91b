// npm test: everything, from nothing. Node, wasm, WebGL in a real browser, the web app, the command.
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { root } from './install.mjs';
import { prepareTests } from './prepare-tests.mjs';
import { reports, runSuite } from './run-suite.mjs';
import { endWith } from './summary.mjs';

const browser = await prepareTests();
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

const suites = {
  node: { name: 'Node', config: 'vitest.config.ts' },
  native: { name: 'native', config: 'vitest.native.config.ts' },
  // A browser each: the software GPU of one is busy while the other computes without.
  page: {
    name: 'browser',
    config: 'vitest.browser.config.ts',
    options: ['--exclude=packages/adapter-webg*/**'],
  },
  gpu: {
    name: 'browser, GPU',
    config: 'vitest.browser.config.ts',
    options: ['--exclude=packages/!(adapter-webg*)/**'],
  },
  apps: { name: 'apps', config: 'vitest.apps.config.ts' },
};
const run = (suite) => runSuite(suite, browser);
// Two lanes of about the same length, as most suites keep one core busy.
const lanes = [
  async () => [
    await run(suites.node),
    // After the tests in Node, which see the packages as they install behind a firewall, without their addon.
    ...(await withNativeAddon(() => run(suites.native))),
    await run(suites.page),
  ],
  async () => [await run(suites.gpu), await run(suites.apps)],
];
endWith((await Promise.all(lanes.map((lane) => lane()))).flat());

/** Builds and links the addon for one suite; where that cannot be done, says why and leaves the suite out. */
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
