// npm test: everything, from nothing. Node, wasm, WebGL in a real browser, the web app, the command.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { delimiter, dirname } from 'node:path';
import { bin, build, install, root } from './install.mjs';

install();
const { findBrowser } = await import('./find-browser.mjs');
const browser = await findBrowser();
build();
const { fetchModels } = await import('./fetch-models.mjs');
await fetchModels();

const reports = `${root}output/test-reports`;
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

const suites = [
  { where: 'in Node', config: 'vitest.config.ts' },
  { where: 'in the browser', config: 'vitest.browser.config.ts' },
  { where: 'of the apps', config: 'vitest.apps.config.ts' },
  // Last, and undone after: the tests in Node see the packages as they install behind a firewall, without their addon.
  { where: 'on the native backend', config: 'vitest.native.config.ts', around: withNativeAddon },
];
let passed = 0;
let failed = 0;
let skipped = 0;
let broken = false;
for (const { where, config, around = (test) => test() } of suites) {
  console.error(`\nTests ${where}`);
  const report = `${reports}/${config}.json`;
  const status = around(() => runSuite(config, report));
  if (status === undefined) continue;
  broken ||= status !== 0;
  const counts = readCounts(report);
  passed += counts.numPassedTests;
  failed += counts.numFailedTests;
  skipped += counts.numPendingTests + counts.numTodoTests;
}
// A suite that ends badly without a failed test, or with no test at all, has failed.
if ((broken || passed === 0) && failed === 0) failed = 1;
console.log(`\n${passed} passed, ${failed} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`);
process.exit(failed === 0 ? 0 : 1);

function runSuite(config, report) {
  return spawnSync(
    bin('vitest'),
    [
      'run',
      '--config',
      config,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...process.argv.slice(2),
    ],
    {
      cwd: root,
      stdio: 'inherit',
      env: {
        ...process.env,
        GRADCAM_BROWSER: browser,
        TF_CPP_MIN_LOG_LEVEL: '2',
        ...withVulkanLoader(),
      },
      shell: process.platform === 'win32',
    },
  ).status;
}

/** WebGPU in Node needs Vulkan's loader; where the machine has none, the one that a browser brings will do. */
function withVulkanLoader() {
  const folders = [dirname(realpathSync(browser)), '/usr/lib/chromium', '/opt/google/chrome'];
  const folder = folders.find((each) => existsSync(`${each}/libvulkan.so.1`));
  if (folder === undefined) return {};
  const paths = [process.env.LD_LIBRARY_PATH, folder].filter((each) => each !== undefined);
  return { LD_LIBRARY_PATH: paths.join(delimiter) };
}

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

function readCounts(report) {
  try {
    return JSON.parse(readFileSync(report, 'utf8'));
  } catch {
    broken = true;
    return { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 };
  }
}
