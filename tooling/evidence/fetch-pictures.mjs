// Fetches the pictures of the composites from packages of Debian 12, by their hashes, with Debian's own client. None of them is part of this repository.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultCacheFolder } from '@gradcam/known-models';
import { run } from '../run/install.mjs';

/** Cut-outs: photos with a transparent background, GPL-2. Photos: CC BY 4.0, CC BY-SA 4.0 and CC0, whose authors stand in the package. */
const packages = {
  cutOuts: {
    name: 'tuxpaint-stamps-default',
    version: '2022.06.04-1',
    sha256: '6db6c1bfc870a47f1499d6203b083522eacb57c5f9c87d468f2e92eb6d9d5f34',
    folder: 'usr/share/tuxpaint/stamps',
  },
  photos: {
    name: 'lomiri-wallpapers-16.04',
    version: '20.04.0-2',
    sha256: 'a99ff6a3bfe451e4cc0682ecb3cc82e71740626d59e4845ae34a0a0e45421eab',
    folder: 'usr/share/backgrounds',
  },
};

/**
 * Gives the folders of the pictures, and fetches those that are not in the cache.
 *
 * @returns {{ cutOuts: string, photos: string }} of PNG files with alpha, and of JPEG files
 */
export function fetchPictures() {
  const folders = Object.entries(packages).map(([kind, each]) => [kind, folderOf(each)]);
  return Object.fromEntries(folders);
}

function folderOf({ name, version, sha256, folder }) {
  const target = join(defaultCacheFolder(), `${name}-${sha256.slice(0, 8)}`);
  if (existsSync(join(target, folder))) return join(target, folder);
  const download = mkdtempSync(join(tmpdir(), 'gradcam-pictures-'));
  try {
    run('apt-get', ['download', '-q', `${name}=${version}`], { cwd: download });
    const file = join(download, `${name}_${version}_all.deb`);
    const found = createHash('sha256').update(readFileSync(file)).digest('hex');
    if (found !== sha256) throw new Error(`${name} ${version} is not the one that is known`);
    mkdirSync(target, { recursive: true });
    run('dpkg-deb', ['-x', file, target]);
  } finally {
    rmSync(download, { recursive: true });
  }
  return join(target, folder);
}
