import { checkOptions } from '../../input/check-options.js';
import { figureOptionNames } from '../parts/figure.js';
import type { Colormap } from '../../colormap/colormap.js';
import { colormapTable } from '../../colormap/colormap-table.js';
import { defaultColormap } from '../../colormap/default-colormap.js';
import {
  checkFinite,
  checkList,
  checkNumbers,
  checkRange,
  checkRising,
} from '../../input/check-numbers.js';
import type { Normalization } from '../../normalization/normalization.js';
import { normalizeMinMax } from '../../normalization/normalizations.js';
import { normalized } from '../../normalization/normalized.js';
import { describeHeat } from '../../words/describe-heat.js';
import { checkScores } from '../../scores/score-grid.js';
import { figure, figureStyle, type FigureOptions } from '../parts/figure.js';
import { curveAxes } from './curve-axes.js';
import { curveHeat } from './curve-heat.js';
import { curveLine, heatedLine } from './curve-line.js';
import { frameOf, type FrameContent } from './frame.js';

/** The appearance of a signal. */
export interface CurveOptions extends FigureOptions {
  /** `'behind'` (default): the heat is the ground behind the line. `'line'`: the line itself has the heat's colours. */
  readonly heat?: 'behind' | 'line' | undefined;
  /** `inferno` by default. */
  readonly colormap?: Colormap | undefined;
  /** `normalizeMinMax` by default. */
  readonly normalization?: Normalization | undefined;
  /** In pixels; 640 by default. */
  readonly width?: number | undefined;
  /** In pixels; 240 by default. */
  readonly height?: number | undefined;
  /** The horizontal axis at the signal's ends, in seconds for example; 0 to the count of samples by default. */
  readonly range?: readonly [from: number, to: number] | undefined;
  /** Below the horizontal axis; nothing by default. */
  readonly xLabel?: string | undefined;
  /** Beside the vertical axis; nothing by default. */
  readonly yLabel?: string | undefined;
}

const optionNames = {
  ...figureOptionNames,
  heat: true,
  colormap: true,
  normalization: true,
  width: true,
  height: true,
  range: true,
  xLabel: true,
  yLabel: true,
} as const satisfies Record<keyof CurveOptions, true>;

/**
 * Draws a signal with its heat, as SVG. Sample and score i of n lie at (i + 0.5) / n of the width.
 *
 * A signal of more than two samples a pixel is drawn from the least to the largest of each pixel, so no spike is lost.
 *
 * @param signal The samples.
 * @param scores The map, of any length: it covers the whole signal.
 * @param options Colours, axes, size, names.
 * @returns An SVG document.
 * @throws `BAD_OPTION` for no samples or scores, numbers that are not finite, and options out of range.
 *
 * @example
 * ```ts
 * const svg = curve(samples, await scoreMap.data(), { range: [0, 2.5], xLabel: 'seconds' });
 * ```
 */
export function curve(
  signal: ArrayLike<number>,
  scores: ArrayLike<number>,
  options: CurveOptions = {},
): string {
  checkOptions('curve', options, optionNames);
  const { heat = 'behind', colormap = defaultColormap, normalization = normalizeMinMax } = options;
  checkNumbers('curve', signal);
  checkNumbers('curve', scores);
  const strip = { data: scores, width: scores.length, height: 1 };
  checkScores('curve', { data: signal, width: signal.length, height: 1 });
  const values = normalized('curve', strip, normalization).data;
  const content = contentOf(signal, options);
  const style = figureStyle('curve', options, 'Signal with heat', describeHeat(strip).text);

  const frame = frameOf(content, style.fontSize);
  const table = colormapTable(colormap);
  return figure(content, style, [
    ...(heat === 'behind'
      ? [curveHeat(values, table, frame), curveLine(signal, frame, style)]
      : [heatedLine(signal, values, table, frame, style.ink)]),
    curveAxes(frame, style),
  ]);
}

/** The signal with what its axes say, checked. */
function contentOf(signal: ArrayLike<number>, options: CurveOptions): FrameContent {
  const { width = 640, height = 240, xLabel = '', yLabel = '' } = options;
  const { range = [0, signal.length] } = options;
  checkList('curve', 'ends of the range', range);
  const [from, to] = range;
  checkRange('curve', 'the width', width, 100, 100_000);
  checkRange('curve', 'the height', height, 80, 100_000);
  checkFinite('curve', 'the start of the range', from);
  checkFinite('curve', 'the end of the range', to);
  checkRising('curve', from, to, ['start', 'end']);
  return { width, height, from, to, signal, xLabel, yLabel };
}
