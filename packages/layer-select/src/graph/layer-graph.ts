import type { LayerGeometry } from './layer-geometry.js';

/**
 * One use of a layer (or one node of a graph model): what the selection needs to know of it.
 *
 * `outputShape` includes the batch axis; `null` is a size that the network leaves open, and `undefined` an unknown shape.
 */
export interface LayerNode {
  /** Unique within the graph. */
  readonly name: string;
  /** The layer's class or the node's op: `Conv2D`, `Activation`, `_FusedConv2D`, `Relu6`, … */
  readonly type: string;
  /** The activation that is part of this layer, in lower case: `relu` of a Conv2D with a fused ReLU. */
  readonly activation?: string | undefined;
  readonly outputShape?: readonly (number | null)[] | undefined;
  /** Names of the nodes whose outputs this one reads. */
  readonly inputs: readonly string[];
  /** The position of this output's channels, where it is not the network's: of the tokens of a transformer, say, in a network with channels first. */
  readonly dataFormat?: LayerFormat | undefined;
  /** The maximum pooling that the network computes before this activation, which is described above it. */
  readonly abovePool?: string | undefined;
  /** The way in which its positions lie over those of what it reads, where it has a window or moves them; for `receptiveField`. */
  readonly geometry?: LayerGeometry | undefined;
}

/** The position of a feature map's channels: after the space axes, or right after the batch axis. */
export type DataFormat = 'channelsLast' | 'channelsFirst';

/** The position of the channels in one layer's output; `unclear` where none of its axes are known to be channels, so that it has no space either. */
export type LayerFormat = DataFormat | 'unclear';

/** The layers of a network in topological order. */
export interface LayerGraph {
  readonly layers: readonly LayerNode[];
  /** Names of the layers that receive the network's inputs. */
  readonly inputs: readonly string[];
  /** Names of the layers whose outputs are the network's outputs. */
  readonly outputs: readonly string[];
  readonly dataFormat: DataFormat;
}
