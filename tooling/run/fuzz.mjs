// npm run fuzz: hostile inputs for every public function, from a seed; npm run fuzz -- --help says how.
import { build, install, run } from './install.mjs';

install();
build();
run(process.execPath, ['tooling/fuzz/fuzz.mjs', ...process.argv.slice(2)]);
