import { GradCamError } from '@gradcam/errors';
import type {
  LayerReason,
  LayerWarning,
  LayerWarningCode,
  RankedLayer,
} from '../layer-selection.js';

const warnsOf = (layer: RankedLayer, ...codes: readonly LayerWarningCode[]): boolean =>
  layer.warnings.some(({ code }) => codes.includes(code));

/**
 * Takes the first of a ranking that can be differentiated.
 *
 * @param ranking The candidates, best first.
 * @param reductionLayer The reduction layer, for the message.
 * @returns The chosen layer, with why others were passed over among its reasons.
 */
export function chooseFeatureLayer(
  ranking: readonly RankedLayer[],
  reductionLayer: string,
): RankedLayer {
  const [first] = ranking;
  if (first === undefined) {
    throw new GradCamError(
      'NO_FEATURE_LAYER',
      `no feature layer was found, got no activation, concat, add or convolution with space above '${reductionLayer}', expected at least one; name a layer with featureLayer`,
    );
  }
  // A layer that is second choice for what it is does not become first choice for its gradient.
  const ordinary = ranking.filter(
    (layer) => !warnsOf(layer, 'gate-only', 'several-rows', 'class-projection'),
  );
  const pool = ordinary.length > 0 ? ordinary : ranking;
  const chosen = pool.find((layer) => !warnsOf(layer, 'no-gradient')) ?? first;
  const layer = chosen.name;
  const reasons: LayerReason[] = [...chosen.reasons];
  const warnings: LayerWarning[] = [...chosen.warnings];
  if (chosen !== first) {
    const text = `'${layer}' was taken before '${first.name}', whose head has an op without a gradient.`;
    reasons.push({ code: 'has-gradient', layer, text });
    const lacking = first.warnings.find(({ code }) => code === 'no-gradient')?.text ?? '';
    const said = `'${first.name}' would be the best layer, but was passed over. ${lacking} '${layer}' was taken instead.`;
    warnings.push({ code: 'passed-over', layer: first.name, text: said });
  }
  const projection = ranking.find((ranked) => warnsOf(ranked, 'class-projection'));
  if (projection !== undefined && projection !== chosen) {
    const text = `'${layer}' was taken before '${projection.name}', which already has one channel per class.`;
    reasons.push({ code: 'above-projection', layer, text });
  }
  return { ...chosen, reasons, warnings };
}
