import { readFileSync, readdirSync } from 'node:fs';
import { placeOfReport } from './place-of-report.mjs';

/**
 * What the reports of vitest say about the networks of the zoo.
 *
 * @param folder Where `npm test` writes them.
 * @returns A list of `{ place, net, format, passed, difference }`; `place` is a backend and where it ran, `wasm, Node`.
 */
export function readZooReports(folder) {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .flatMap((file) => {
      const where = placeOfReport(file);
      const { testResults } = JSON.parse(readFileSync(`${folder}/${file}`, 'utf8'));
      return testResults.flatMap(({ assertionResults }) =>
        assertionResults.flatMap((test) => resultOf(test, where)),
      );
    });
}

function resultOf({ status, meta }, where) {
  if (meta?.area !== 'zoo' || !['passed', 'failed'].includes(status)) return [];
  const { backend, part: net, test: format } = meta;
  const place = `${backend}, ${where}`;
  return [
    { place, net, format, passed: status === 'passed', difference: meta.recorded?.difference },
  ];
}
