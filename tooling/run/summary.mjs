/** Adds up projects, prints one closing line and ends the process with it. */
export function endWith(results) {
  const total = (key) => results.reduce((sum, result) => sum + result[key], 0);
  const [passed, skipped] = [total('passed'), total('skipped')];
  // A project that ends badly without a failed test, or with no test at all, has failed.
  const broken = passed === 0 || results.some(({ passes }) => !passes);
  const failed = Math.max(total('failed'), broken ? 1 : 0);
  // Again at the end, where somebody looks who reads the last page of a long output.
  for (const { name, failures } of results) {
    for (const { file, title, message } of failures) {
      console.log(`\nFAILED ${name ?? ''} ${file} ${title}\n${message.slice(0, 2_000)}`);
    }
  }
  console.log(`\n${passed} passed, ${failed} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`);
  process.exit(failed === 0 ? 0 : 1);
}
