import type { DataFormat } from '@gradcam/layer-select';
import { spaceOf } from './data-format.js';

/** The position of a feature layer's axes over one input. */
export interface Layout {
  /**
   * `'exact'`: axis by axis. `'tokens'`: a row of features over a grid. `'part'`: over some of the input's axes. `'none'`: nothing says how.
   */
  readonly kind: 'exact' | 'tokens' | 'part' | 'none';
  /** The sizes to which a map is resampled: those of the axes over which it lies. */
  readonly size: readonly number[];
  /** The sizes that it is given then: the input's own, where the network reshapes them. */
  readonly shape: readonly number[];
  /** Of `size` in the input, from 0 for the first after the batch axis; only for a part. */
  readonly axes: readonly number[];
  /** The input as `[N, ...size, C]` or, channels first, `[N, C, ...size]`, without the batch axis. */
  readonly view: readonly number[];
  readonly format: DataFormat;
}

/**
 * Finds how the axes of a feature layer lie over one input.
 *
 * In this order: the network's own reshape, where it adds a channel axis to the input's; space and channels, as the input's axes are
 * read without a reshape; another reshape of the network; all axes of the input as space, where the features are nowhere larger. Where the input has
 * more axes of space: the first ones, where the network makes channels of the others; a row of tokens over a picture; else those axes that shrink alike, the last of them where several do.
 *
 * @param axes The number of space axes of the features, and their sizes.
 * @param sizes The input's, without the batch axis.
 * @param views Its reshapes by the network.
 * @param layers The facts about the input and the layers.
 * @param layers.format The position of the input's channels.
 * @param layers.isFrame Whether the features are of one frame of what comes one after the other along the first axis.
 * @returns The layout; of the kind `'none'` where nothing says how.
 */
export function layOver(
  axes: readonly number[],
  sizes: readonly number[],
  views: readonly (readonly number[])[],
  layers: { readonly format: DataFormat; readonly isFrame: boolean },
): Layout {
  const isExpanded = views.some((view) => isWithChannel(view, sizes));
  const read = isExpanded ? whole(sizes) : withChannels(sizes, layers.format);
  if (read.size.length === axes.length) return read;
  for (const view of views) {
    const layout = reshaped(axes, sizes, view);
    if (layout !== undefined) return layout;
  }
  const isSmaller = axes.every((size, axis) => size <= (sizes[axis] ?? 0));
  if (!isExpanded && sizes.length === axes.length && isSmaller) return whole(sizes);
  const kept = leading(axes.length, sizes, views);
  return kept === undefined
    ? overSome(axes, read, layers.isFrame)
    : { ...read, kind: 'part', ...kept };
}

/** All axes of the input are space. */
function whole(sizes: readonly number[]): Layout {
  const view = [...sizes, 1];
  return { kind: 'exact', size: sizes, shape: sizes, axes: [], view, format: 'channelsLast' };
}

/** The input's axes as they are read without a reshape: space and channels. */
function withChannels(sizes: readonly number[], format: DataFormat): Layout {
  const space = spaceOf([1, ...sizes], format);
  return { kind: 'exact', size: space, shape: space, axes: [], view: sizes, format };
}

/** Over an input with more axes of space: a row of tokens, or some of the axes. */
function overSome(axes: readonly number[], read: Layout, isFrame: boolean): Layout {
  const space = read.size;
  if (axes.length === 1 && space.length > 1) return { ...read, kind: 'tokens' };
  if (axes.length >= space.length) return { ...read, kind: 'none' };
  const part = isFrame
    ? axes.map((_, axis) => axis + space.length - axes.length)
    : alike(axes, space);
  const first = read.format === 'channelsFirst' ? 1 : 0;
  const size = part.map((axis) => space[axis] ?? 1);
  return { ...read, kind: 'part', size, shape: size, axes: part.map((axis) => axis + first) };
}

/**
 * Checks whether a view is the input with an axis of one channel at the end; at the front, it is the axis of one row that a
 * convolution adds.
 */
function isWithChannel(view: readonly number[], sizes: readonly number[]): boolean {
  return (
    view.length === sizes.length + 1 && [...sizes, 1].every((size, axis) => size === view[axis])
  );
}

/** Lays the features over a reshape: each of its positions represents as many numbers of the input as it has channels. */
function reshaped(
  axes: readonly number[],
  sizes: readonly number[],
  view: readonly number[],
): Layout | undefined {
  const space = view.slice(0, -1);
  const channels = view.at(-1) ?? 1;
  if (space.length !== axes.length) return undefined;
  const common = { kind: 'exact', axes: [], format: 'channelsLast' } as const;
  if (sizes.length > 1 && sizes.at(-1) === channels)
    return { ...common, size: space, shape: sizes.slice(0, -1), view };
  if (channels === 1) return { ...common, size: space, shape: sizes, view };
  return undefined;
}

/** The first axes, where the network makes channels of all others. */
function leading(
  count: number,
  sizes: readonly number[],
  views: readonly (readonly number[])[],
): Pick<Layout, 'axes' | 'size' | 'shape'> | undefined {
  const size = sizes.slice(0, count);
  const isKept = (view: readonly number[]) =>
    view.length === count + 1 && size.every((length, axis) => length === view[axis]);
  if (sizes.length <= count + 1 || !views.some(isKept)) return undefined;
  return { axes: size.map((_, axis) => axis), size, shape: size };
}

/** The axes, in their order, that shrink most alike; the last of those that do. */
function alike(axes: readonly number[], space: readonly number[]): readonly number[] {
  let best: readonly number[] = [];
  let least = Infinity;
  for (const chosen of combinations(space.length, axes.length)) {
    const ratios = chosen.map((axis, at) => Math.log((space[axis] ?? 1) / (axes[at] ?? 1)));
    const spread = Math.max(...ratios) - Math.min(...ratios);
    // Later ones are of later axes.
    if (spread <= least + 1e-9) [best, least] = [chosen, Math.min(least, spread)];
  }
  return best;
}

/** All ways of choosing axes in their order, the first axes first. */
function combinations(count: number, chosen: number, from = 0): readonly (readonly number[])[] {
  if (chosen === 0) return [[]];
  return Array.from({ length: count - from }, (_, index) => from + index).flatMap((axis) =>
    combinations(count, chosen - 1, axis + 1).map((others) => [axis, ...others]),
  );
}
