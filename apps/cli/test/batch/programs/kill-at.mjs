// Loaded into the command: ends it by SIGKILL, or by KILL_BY, when it writes, renames or appends for the n-th time: KILL_AT="rename 5".
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const [what, count] = (process.env.KILL_AT ?? '').split(' ');
let left = Number(count);

/** Counts down; when it is time, `half` is done, and then nothing more. */
function countdown(kind, half = () => undefined) {
  if (kind !== what) return;
  left -= 1;
  if (left !== 0) return;
  half();
  process.kill(process.pid, process.env.KILL_BY ?? 'SIGKILL');
}

const halfOf = (content) => Buffer.from(content).subarray(0, content.length >> 1);
const { rename } = fs.promises;
fs.promises.rename = async (from, to) => {
  countdown('rename');
  await rename(from, to);
  countdown('renamed');
};

const handle = await fs.promises.open(new URL(import.meta.url));
const prototype = Object.getPrototypeOf(handle);
await handle.close();
const { appendFile, writeFile } = prototype;
prototype.writeFile = function (content) {
  countdown('write', () => {
    fs.writeSync(this.fd, halfOf(content));
  });
  return writeFile.call(this, content);
};
prototype.appendFile = async function (content) {
  countdown('append');
  countdown('torn', () => {
    fs.writeSync(this.fd, halfOf(content));
  });
  await appendFile.call(this, content);
  countdown('appended');
};
syncBuiltinESMExports();
