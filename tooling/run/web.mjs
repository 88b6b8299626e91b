// npm run web: serves the demo app; the model is fetched on the way.
import { bin, build, install, root, run } from './install.mjs';

install();
build('@gradcam/known-models');
run(bin('vite'), ['--host', '127.0.0.1', ...process.argv.slice(2)], { cwd: `${root}apps/web` });
