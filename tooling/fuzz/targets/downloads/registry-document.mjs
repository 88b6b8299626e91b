/**
 * What a registry says of the package `hostile`.
 * @param {string} address of the registry
 * @param {string} integrity of its tarball
 */
export function documentOf(address, integrity) {
  return {
    name: 'hostile',
    'dist-tags': { latest: '1.0.0' },
    versions: {
      '1.0.0': {
        name: 'hostile',
        version: '1.0.0',
        dist: { tarball: `${address}hostile/-/hostile-1.0.0.tgz`, integrity },
      },
    },
  };
}
