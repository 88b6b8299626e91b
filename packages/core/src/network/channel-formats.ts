import type { DataFormat } from '@gradcam/layer-select';

/** A layer, by what it tells of the position of channels. */
export interface FormatStep {
  readonly name: string;
  /** With the batch axis. */
  readonly shape: readonly (number | null)[];
  /** The layers whose channels it leaves where they are, or moves by `order`. */
  readonly sources: readonly FormatSource[];
  /** The format that the layer says itself, of its output and of the layer that it reads. */
  readonly own?: { readonly format: DataFormat; readonly reads: string | undefined } | undefined;
  /** The order of axes, where the layer changes it. */
  readonly order?: readonly number[] | undefined;
}

/** A layer that is read, and the formats in which its channels stay channels. */
interface FormatSource {
  readonly name: string;
  readonly kept: readonly DataFormat[];
}

/** Both formats: for a layer that leaves its axes as they are. */
export const anyFormat: readonly DataFormat[] = ['channelsLast', 'channelsFirst'];

type Format = DataFormat | undefined;

/**
 * Finds where the channels of each layer's output are, in a network that moves them: one that transposes its features around each
 * convolution, say.
 *
 * Layers over space say where the channels are; everything else hands that on, to what comes after, and to what comes before where nothing
 * before says it.
 *
 * @param steps The layers, in order.
 * @returns The formats by the layers' names; none where no layer moves channels.
 */
export function channelFormats(steps: readonly FormatStep[]): ReadonlyMap<string, DataFormat> {
  const formats = new Map<string, DataFormat>();
  if (!steps.some(({ order }) => order !== undefined && movesChannels(order))) return formats;
  const ranks = new Map(steps.map(({ name, shape }) => [name, shape.length]));
  const put = (name: string, format: Format): void => {
    const hasSpace = (ranks.get(name) ?? 0) > 2;
    if (format !== undefined && hasSpace && !formats.has(name)) formats.set(name, format);
  };
  const forward = ({ name, sources, own, order }: FormatStep): void => {
    put(name, own?.format);
    for (const { name: source, kept } of sources)
      put(name, after(keptOf(formats.get(source), kept), order));
  };
  const backward = ({ name, sources, own, order }: FormatStep): void => {
    if (own?.reads !== undefined) put(own.reads, own.format);
    for (const { name: source, kept } of sources)
      put(source, keptOf(before(formats.get(name), order), kept));
  };
  steps.forEach(forward);
  [...steps].reverse().forEach(backward);
  steps.forEach(forward);
  return formats;
}

const keptOf = (format: Format, kept: readonly DataFormat[]): Format =>
  format !== undefined && kept.includes(format) ? format : undefined;

const after = (format: Format, order: readonly number[] | undefined): Format =>
  order === undefined ? format : moved(format, (axis) => order.indexOf(axis), order.length);

const before = (format: Format, order: readonly number[] | undefined): Format =>
  order === undefined ? format : moved(format, (axis) => order[axis] ?? -1, order.length);

const movesChannels = (order: readonly number[]): boolean =>
  after('channelsLast', order) === 'channelsFirst' ||
  after('channelsFirst', order) === 'channelsLast';

/** Follows the axis of channels through a change of order that leaves the batch where it is. */
function moved(format: Format, place: (axis: number) => number, rank: number): Format {
  if (format === undefined || place(0) !== 0) return undefined;
  const axis = place(format === 'channelsFirst' ? 1 : rank - 1);
  if (axis === rank - 1) return 'channelsLast';
  return axis === 1 ? 'channelsFirst' : undefined;
}
