import type { MovingWindow } from '../../graph/layer-geometry.js';
import type { AxisStep } from '../axis-field.js';

/**
 * Says how a window moves positions along one axis.
 *
 * @param window The window.
 * @param index The axis among those of the window.
 * @param size The number of positions that it reads.
 * @param known The number of positions of its output, where the network says it.
 * @returns The step.
 */
export function windowStep(
  window: MovingWindow,
  index: number,
  size: number,
  known: number | undefined,
): AxisStep {
  const length = window.size[index] ?? 1;
  const stride = window.strides[index] ?? 1;
  const span = (length - 1) * (window.dilations?.[index] ?? 1);
  const one = { pads: padsAt(window.pads, index), stride, span, size, known };
  return window.isTransposed === true ? transposed(one, length) : forward(one);
}

/** A window along one axis. */
interface AxisWindow {
  readonly pads: 'same' | 'same-lower' | readonly [before: number, after: number];
  readonly stride: number;
  /** From the first to the last cell that it reads. */
  readonly span: number;
  readonly size: number;
  readonly known: number | undefined;
}

function padsAt(pads: MovingWindow['pads'], index: number): AxisWindow['pads'] {
  return typeof pads === 'string' ? pads : (pads[index] ?? [0, 0]);
}

function forward({ pads, stride, span, size, known }: AxisWindow): AxisStep {
  const isSame = typeof pads === 'string';
  const total = isSame ? (Math.ceil(size / stride) - 1) * stride + span + 1 - size : 0;
  const [before, after] = isSame ? halves(total, pads) : pads;
  const made = Math.floor((size + before + after - span - 1) / stride) + 1;
  // Blocks that become samples begin between two positions, and leave none out.
  const crops = stride === 1 && span === 0 && (before < 0 || after < 0);
  return { scale: stride, shift: span / 2 - before, reach: span, size: known ?? made, crops };
}

/** The cells that a position sees lie, on average over the positions between two of them, around its own place less the pads and half of the window. */
function transposed({ pads, stride, span, size, known }: AxisWindow, length: number): AxisStep {
  const isSame = typeof pads === 'string';
  const full = (size - 1) * stride + span + 1;
  const made = isSame ? size * stride : full - pads[0] - pads[1];
  const out = known ?? made;
  const [before] = isSame ? halves(full - out, pads) : pads;
  const reach = Math.ceil(length / stride) - 1;
  return { scale: 1 / stride, shift: (before - span / 2) / stride, reach, size: out };
}

function halves(total: number, pads: 'same' | 'same-lower'): readonly [number, number] {
  const added = Math.max(0, total);
  const less = Math.floor(added / 2);
  return pads === 'same' ? [less, added - less] : [added - less, less];
}
