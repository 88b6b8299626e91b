import { visibleName } from '@gradcam/errors';
import { checkEvaluate } from '../arguments/check/check-evaluate.js';
import { checkModel } from '../arguments/check/check-model.js';
import type { EvaluateArguments } from '../arguments/request.js';
import type { MeasuredSet } from '../evaluate/measured-set.js';
import { quieter, type Terminal } from '../output/terminal.js';

/**
 * Checks what `gradcam evaluate` is asked for, before anything is loaded.
 *
 * @param given The parsed arguments.
 * @param terminal The terminal to write to.
 * @returns Does it, and gives the exit code.
 * @throws `BAD_OPTION`
 */
export async function evaluate(
  given: EvaluateArguments,
  terminal: Terminal,
): Promise<() => Promise<number>> {
  checkModel(given);
  await checkEvaluate(given);
  return () => evaluated(given, terminal);
}

async function evaluated(given: EvaluateArguments, terminal: Terminal): Promise<number> {
  const [
    { evaluateSet },
    { problemList },
    { jsonOfSet },
    { setLines },
    { reportPage },
    { writePage },
  ] = await Promise.all([
    import('../evaluate/evaluate-set.js'),
    import('../evaluate/set/problem-list.js'),
    import('../evaluate/say/json-of-set.js'),
    import('../evaluate/say/set-lines.js'),
    import('../evaluate/report/report-page.js'),
    import('../files/write-page.js'),
  ]);
  const words = quieter(terminal, given);
  const problems = problemList(({ picture, metric, sentence }) => {
    const where = [picture && visibleName(picture), metric].filter((part) => part !== undefined);
    words.fail(`gradcam: ${[...where, sentence].join(': ')}`);
  });
  return evaluateSet(given, words, problems, async (measured, session) => {
    for (const line of setLines(measured, session)) words.print(line);
    const report = given.report && (await writePage(given.report, reportPage(measured, session)));
    if (report !== undefined) words.print(`Report           ${report}`);
    if (given.json) terminal.print(jsonOfSet(measured, session, report));
    return exitCodeOf(measured);
  });
}

/** As of `gradcam explain`: 1 where nothing was measured, 3 where something was not. */
function exitCodeOf({ summary, problems }: MeasuredSet): number {
  const isMeasured = summary.some(({ settings }) => settings.some(({ count }) => count > 0));
  if (!isMeasured) return 1;
  return problems.length === 0 ? 0 : 3;
}
