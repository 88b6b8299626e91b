import { activationLayers } from './activation-layers.js';
import { convolutionLayers } from './convolution-layers.js';
import { denseLayers } from './dense-layers.js';
import type { LayerExport } from './layer-export.js';
import { mergingLayers } from './merging-layers.js';
import { normalisingLayers } from './normalising-layers.js';
import { poolingLayers } from './pooling-layers.js';
import { shapeLayers } from './shape-layers.js';

/** The kinds of layers that can be written, by the names of their classes. */
export const layerExports: ReadonlyMap<string, LayerExport> = new Map(
  [
    ...convolutionLayers,
    ...denseLayers,
    ...activationLayers,
    ...normalisingLayers,
    ...poolingLayers,
    ...mergingLayers,
    ...shapeLayers,
  ].flatMap((layer) => layer.classNames.map((name) => [name, layer] as const)),
);
