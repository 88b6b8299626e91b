import type { ModelArguments } from '../arguments/request.js';
import type { Terminal } from '../output/terminal.js';

/**
 * Prints the layers of a network that would be used, why, and those that could be the feature layer.
 *
 * @param given Which network.
 * @param terminal The terminal to write to.
 */
export async function layers(given: ModelArguments, terminal: Terminal): Promise<void> {
  const [{ createExplainer }, { inputShape }, { openSession }, { layerLines, rankingLines }] =
    await Promise.all([
      import('@gradcam/core'),
      import('@gradcam/models'),
      import('../model/session.js'),
      import('../output/report.js'),
    ]);
  const session = await openSession(given, terminal);
  try {
    const { model, preprocessing } = session;
    const { featureLayer, reductionLayer, selection } = await createExplainer(model, {
      inputShapes: preprocessing && [inputShape(preprocessing)],
    });
    const chosen = { featureLayers: [featureLayer], reductionLayer, selection };
    for (const line of [...layerLines(chosen), 'Could be the feature layer, best first:'])
      terminal.print(line);
    rankingLines(selection).forEach(terminal.print);
  } finally {
    session.dispose();
  }
}
