import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Why no package of Debian can be installed here; undefined where one can be. */
export function whyNoDebian() {
  if (!existsSync('/usr/bin/apt-get')) return 'this is no Debian';
  return process.getuid?.() === 0 ? undefined : 'installing it needs root';
}

/**
 * Installs packages of Debian, by apt-get.
 * @param {readonly string[]} packages their names
 * @param {readonly string[]} [settings] of apt-get, such as other sources
 * @returns {boolean} whether it could
 */
export function installDebian(packages, settings = []) {
  console.error(`Installing Debian's ${packages.join(', ')} ...`);
  const options = {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    timeout: 600_000,
  };
  // Behind a firewall it is said within a minute, and not after half an hour.
  const patience = ['-o', 'Acquire::http::Timeout=20', '-o', 'Acquire::Retries=0'];
  const update = [...patience, ...settings, 'update', '-qq'];
  spawnSync('apt-get', update, { ...options, timeout: 120_000 });
  const install = ['install', '-y', '-qq', '--no-install-recommends', ...packages];
  return spawnSync('apt-get', [...patience, ...settings, ...install], options).status === 0;
}

/**
 * Installs packages that an old Debian has among its backports, and leaves its own list of sources as it was.
 * @param {readonly string[]} packages their names
 * @returns {boolean} whether it could
 */
export function installBackports(packages) {
  const system = readFileSync('/etc/os-release', 'utf8');
  const release = /^VERSION_CODENAME=(\w+)$/m.exec(system)?.[1];
  // What is made of Debian, such as Ubuntu, has other releases.
  if (release === undefined || !/^ID=debian$/m.test(system)) return false;
  const folder = mkdtempSync(join(tmpdir(), 'gradcam-apt-'));
  try {
    const sources = join(folder, 'backports.sources');
    mkdirSync(join(folder, 'lists', 'partial'), { recursive: true });
    writeFileSync(
      sources,
      'Types: deb\nURIs: http://deb.debian.org/debian\n' +
        `Suites: ${release} ${release}-backports\nComponents: main\n` +
        'Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg\n',
    );
    return installDebian(packages, [
      '-o',
      `Dir::Etc::SourceList=${sources}`,
      '-o',
      'Dir::Etc::SourceParts=-',
      '-o',
      `Dir::State::Lists=${join(folder, 'lists')}`,
      '-o',
      `APT::Default-Release=${release}-backports`,
    ]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
