// Imports every entry that a package exports, in plain Node.
import { readFileSync } from 'node:fs';

/** The matchers register themselves for a runner of tests, which has to run; no other package has doors of these names. */
const leftOut = ['./package.json', './vitest', './jest'];

const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
for (const name of Object.keys(dependencies).filter(
  (candidate) =>
    // What runs in vitest only is tried there.
    /^(@gradcam\/|gradcam$)/.test(candidate) && candidate !== '@gradcam/testing',
)) {
  const { exports: entries = {} } = JSON.parse(
    readFileSync(`node_modules/${name}/package.json`, 'utf8'),
  );
  for (const entry of Object.keys(entries).filter((path) => !leftOut.includes(path))) {
    const module = await import(name + entry.slice(1));
    console.log(`${name + entry.slice(1)}: ${Object.keys(module).length} exports`);
  }
}
