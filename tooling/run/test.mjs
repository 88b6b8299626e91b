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

// Two lanes, as most suites keep one core busy.
const lanes = [
  async () => [
    await runSuite('vitest.config.ts', browser, 'Node   '),
    // After the tests in Node, which see the packages as they install behind a firewall, without their addon.
    ...(await withNativeAddon(() => runSuite('vitest.native.config.ts', browser, 'native '))),
  ],
  async () => [
    await runSuite('vitest.browser.config.ts', browser, 'browser'),
    await runSuite('vitest.apps.config.ts', browser, 'apps   '),
  ],
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
