// npm run check: the gates beside the tests. turbo runs those of the source side by side and remembers what passed.
import { build, install, run, turbo } from './install.mjs';

install();
build();
turbo([
  // Every gate says what it found, also after one that failed.
  '--continue',
  'check:format',
  'check:lint',
  'check:types',
  'check:unused',
  'check:size',
  'check:licences',
  'check:tables',
  'check:package',
]);
// Alone, for one measures and both make things outside of what turbo sees.
for (const [name, script] of [
  ['a map beside a prediction', ['tooling/bench/map-and-prediction.mjs', '--check']],
  ['smoke test of the packed packages', ['tooling/smoke/smoke.mjs']],
  ['packages of two versions', ['tooling/smoke/two-versions.mjs']],
]) {
  console.log(`-- ${name}`);
  run(process.execPath, script);
}
console.log('All gates passed.');
