/** The projects of vitest.config.ts that run in a browser. */
const pages = new Set(['pages', 'webgl', 'webgl-networks', 'slow-pages']);

/**
 * Says where the tests of a report ran.
 * @param {string} file the report's name, `webgl.json`
 * @returns {'browser' | 'Node'}
 */
export function placeOfReport(file) {
  return pages.has(file.replace(/\.json$/, '')) ? 'browser' : 'Node';
}
