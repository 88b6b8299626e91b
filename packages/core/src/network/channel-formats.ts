import { calledAs, checkKind, isObject } from '@gradcam/errors';
import type { DataFormat } from '@gradcam/layer-select';

/** A layer, or one value of it, by what it tells of the position of channels. */
export interface FormatStep {
  readonly name: string;
  /** The number of axes, with the batch axis; undefined where it is not known. */
  readonly rank: number | undefined;
  /** The layers that it reads and leaves as they are, or moves by `order`, with the formats in which channels stay channels: both where nothing is said. */
  readonly sources: readonly {
    readonly name: string;
    readonly kept?: readonly DataFormat[] | undefined;
  }[];
  /** The format that it says itself, of its output and of what it reads, where nothing that it reads says another. */
  readonly own?: { readonly format: DataFormat; readonly reads?: string | undefined } | undefined;
  /** The format where neither it nor anything behind it says one. */
  readonly fallback?: DataFormat | undefined;
  /** The order of axes, where it changes it; empty where that is not known. */
  readonly order?: readonly number[] | undefined;
}

type Format = DataFormat | undefined;

/**
 * Finds where the channels of each layer's output are, in a network that moves them: one that transposes its features around each
 * convolution, say.
 *
 * Layers over space say where the channels are; everything else hands that on, to what comes after, and to what comes before where nothing
 * before says it.
 *
 * @param steps The layers, in order.
 * @returns The formats by the steps' names; none where nothing says it.
 * @throws `BAD_OPTION`
 * @example
 * ```ts
 * const formats = channelFormats([
 *   { name: 'x', rank: 4, sources: [] },
 *   { name: 'turned', rank: 4, sources: [{ name: 'x' }], order: [0, 2, 3, 1] },
 *   { name: 'conv', rank: 4, sources: [], own: { format: 'channelsLast', reads: 'turned' } },
 * ]);
 * formats.get('x'); // 'channelsFirst'
 * ```
 */
export function channelFormats(steps: readonly FormatStep[]): ReadonlyMap<string, DataFormat> {
  calledAs('channelFormats', () => {
    const isSteps =
      Array.isArray(steps) && steps.every((step) => isObject(step) && 'sources' in step);
    checkKind(isSteps, steps, 'these are not steps', 'a list of { name, rank, sources }');
  });
  const formats = new Map<string, DataFormat>();
  const ranks = new Map(steps.map(({ name, rank }) => [name, rank]));
  const put = (name: string, format: Format): void => {
    const hasSpace = (ranks.get(name) ?? 3) > 2;
    if (format !== undefined && hasSpace && !formats.has(name)) formats.set(name, format);
  };
  const forward = ({ name, sources, own, order }: FormatStep): void => {
    for (const source of sources) {
      const format = formats.get(source.name);
      if (isKept(format, source.kept)) put(name, after(format, order));
    }
    put(name, own?.format);
  };
  const backward = ({ name, sources, own, order }: FormatStep): void => {
    for (const source of sources) {
      const format = before(formats.get(name), order);
      if (isKept(format, source.kept)) put(source.name, format);
    }
    if (own?.reads !== undefined) put(own.reads, own.format);
  };
  steps.forEach(forward);
  [...steps].reverse().forEach(backward);
  for (const { name, fallback } of steps) put(name, fallback);
  steps.forEach(forward);
  return formats;
}

const isKept = (format: Format, kept: readonly DataFormat[] | undefined): boolean =>
  format !== undefined && (kept === undefined || kept.includes(format));

const after = (format: Format, order: readonly number[] | undefined): Format =>
  order === undefined ? format : moved(format, (axis) => order.indexOf(axis), order.length);

const before = (format: Format, order: readonly number[] | undefined): Format =>
  order === undefined ? format : moved(format, (axis) => order[axis] ?? -1, order.length);

/** Follows the axis of channels through a change of order that leaves the batch where it is. */
function moved(format: Format, place: (axis: number) => number, rank: number): Format {
  if (format === undefined || place(0) !== 0) return undefined;
  const axis = place(format === 'channelsFirst' ? 1 : rank - 1);
  if (axis === rank - 1) return 'channelsLast';
  return axis === 1 ? 'channelsFirst' : undefined;
}
