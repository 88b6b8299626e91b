import type { DataFormat } from '@gradcam/layer-select';
import { GradCamError } from '@gradcam/errors';
import { inputFormat } from '../../space/data-format.js';
import type { NetworkInput } from '../network.js';

/** Smaller than this nothing can be told from its shape. */
const leastSide = 8;

/**
 * Refuses a format that is misspelt, or that is left out where an input looks as if it had channels first.
 *
 * @param format As the caller gave it.
 * @param inputs The network's expected inputs.
 * @throws `BAD_OPTION`
 */
export function checkFormat(format: DataFormat | undefined, inputs: readonly NetworkInput[]): void {
  // A program without types may have misspelt it.
  if (format !== undefined && !['channelsFirst', 'channelsLast'].includes(format)) {
    throw new GradCamError(
      'BAD_OPTION',
      `the option dataFormat is unknown, got "${format}", expected "channelsLast" or "channelsFirst".`,
    );
  }
  const unclearInput = inputs.find(
    ({ shape }) =>
      inputFormat(shape, 'channelsLast') === 'channelsFirst' &&
      shape.slice(2).every((size) => closed(size) >= leastSide),
  );
  if (format === undefined && unclearInput !== undefined)
    throw unclear(
      `an input "${unclearInput.name}" of [${unclearInput.shape.map((size) => size ?? '?').join(', ')}]`,
    );
}

/**
 * Refuses activations that look as if they had channels first, where the format is left out: with channels last they would be squeezed
 * along one axis only.
 *
 * @param format As the caller gave it.
 * @param inputs The shapes of the inputs, with the batch axis and channels last.
 * @param shape Of the activations.
 * @throws `BAD_OPTION`
 */
export function checkActivations(
  format: DataFormat | undefined,
  inputs: readonly (readonly number[])[],
  shape: readonly number[],
): void {
  const [, ...rest] = shape;
  const spaces = inputs
    .filter(({ length }) => length === shape.length)
    .map((input) => input.slice(1, -1));
  if (format !== undefined || rest.length < 3) return;
  for (const space of spaces) {
    const last = spread(space, rest.slice(0, -1));
    const first = spread(space, rest.slice(1));
    if (last > Math.LN2 && first < Math.LN2 / 2)
      throw unclear(`activations of [${shape.join(', ')}]`);
  }
}

/** Computes how differently the axes of space shrink, as the logarithm of a ratio. */
function spread(space: readonly number[], features: readonly number[]): number {
  const ratios = space.map((size, axis) => Math.log(size / (features[axis] ?? 1)));
  return Math.max(...ratios) - Math.min(...ratios);
}

function closed(size: number | null): number {
  return size ?? Infinity;
}

function unclear(what: string): GradCamError {
  return new GradCamError(
    'BAD_OPTION',
    `where the channels are is not clear, got ${what} without dataFormat; give dataFormat: 'channelsFirst' or 'channelsLast'.`,
  );
}
