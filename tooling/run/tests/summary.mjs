/** Prints the failures of all projects and one closing line, and ends the process with it. */
export function endWith(results) {
  const { lines, failed } = summaryOf(results);
  for (const line of lines) console.log(`\n${line}`);
  process.exit(failed === 0 ? 0 : 1);
}

/**
 * Adds up projects.
 * @param {readonly import('./summary.mjs').ProjectResult[]} results
 */
export function summaryOf(results) {
  const total = (key) => results.reduce((sum, result) => sum + result[key], 0);
  const [passed, skipped] = [total('passed'), total('skipped')];
  // A project that ends badly without a failed test, or with no test at all, has failed.
  const silent = results.filter(({ passes, failed }) => !passes && failed === 0);
  const failed = Math.max(total('failed') + silent.length, passed === 0 ? 1 : 0);
  return {
    failed,
    lines: [
      // Again at the end, where somebody looks who reads the last page of a long output.
      ...results.flatMap(({ name, failures }) =>
        failures.map(
          ({ file, title, message }) =>
            `FAILED ${name} ${file} ${title}\n${message.slice(0, 2_000)}`,
        ),
      ),
      ...silent.map(({ name }) => `FAILED ${name}\nIt ended badly outside of its tests.`),
      `${passed} passed, ${failed} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`,
    ],
  };
}
