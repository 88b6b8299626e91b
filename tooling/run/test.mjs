// npm test: everything, from nothing. Node, wasm, WebGL in a real browser, the web app, the command.
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { root } from './install.mjs';
import { prepareTests } from './prepare-tests.mjs';
import { reports, runSuite } from './run-suite.mjs';
import { endWith } from './summary.mjs';

const browser = await prepareTests();
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

const suites = [
  { where: 'in Node', config: 'vitest.config.ts' },
  { where: 'in the browser', config: 'vitest.browser.config.ts' },
  { where: 'of the apps', config: 'vitest.apps.config.ts' },
  // Last, and undone after: the tests in Node see the packages as they install behind a firewall, without their addon.
  { where: 'on the native backend', config: 'vitest.native.config.ts', around: withNativeAddon },
];
const results = [];
for (const { where, config, around = (test) => test() } of suites) {
  console.error(`\nTests ${where}`);
  const result = around(() => runSuite(config, browser));
  if (result !== undefined) results.push(result);
}
endWith(results);

/** Builds and links the addon for one suite; where that cannot be done, says why and leaves the suite out. */
function withNativeAddon(test) {
  const addon = (option) =>
    spawnSync(process.execPath, [`${root}tooling/native/build-node-addon.mjs`, option], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
    }).status;
  if (addon('--install') !== 0) {
    console.error('The native backend is not tested here, for the reason above.');
    return undefined;
  }
  try {
    return test();
  } finally {
    addon('--uninstall');
  }
}
