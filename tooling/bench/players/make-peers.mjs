// npm run bench -- peers FOLDER: makes an environment of Python in the folder with the libraries that take part by --peers, in the versions of tooling/reference/peers/requirements-torch.txt, and says what to give as PYTHON.
import { join } from 'node:path';
import { root, run } from '../../run/install.mjs';

const [folder, ...others] = process.argv.slice(2);
if (folder === undefined || others.length > 0) {
  console.error('Give one folder for the environment of Python: npm run bench -- peers FOLDER');
  process.exit(1);
}
const isWindows = process.platform === 'win32';
const python = join(folder, isWindows ? 'Scripts' : 'bin', 'python');
const versions = `${root}tooling/reference/peers/requirements-torch.txt`;
run(isWindows ? 'python' : 'python3', ['-m', 'venv', folder]);
run(python, ['-m', 'pip', 'install', '--quiet', '--no-deps', '-r', versions]);
console.log(`npm run bench -- contenders --peers ${python}`);
