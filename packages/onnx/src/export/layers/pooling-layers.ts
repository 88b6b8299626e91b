import { pool, poolAll, type PoolKind } from '../parts/space/pool.js';
import { numbersIn, type LayerExport } from './layer-export.js';

/** A pooling of lines, pictures or volumes. */
const windows = (kind: PoolKind): LayerExport => ({
  classNames: ['1D', '2D', '3D'].map((axes) => `${kind}Pooling${axes}`),
  write: ({ builder, x, shape, config }) => {
    const axes = shape.length - 2;
    const size = numbersIn(config, 'poolSize', axes);
    const strides = config['strides'] == null ? size : numbersIn(config, 'strides', axes);
    const padding = config['padding'] === 'same' ? 'same' : 'valid';
    return pool(builder, kind, x, { size, strides, dilations: size.map(() => 1), padding }, shape);
  },
});

const all = (kind: PoolKind): LayerExport => ({
  classNames: ['1D', '2D', '3D'].map((axes) => `Global${kind}Pooling${axes}`),
  write: ({ builder, x, shape }) => poolAll(builder, kind, x, shape.length === x.shape.length),
});

/** All poolings. */
export const poolingLayers: readonly LayerExport[] = [
  windows('Max'),
  windows('Average'),
  all('Max'),
  all('Average'),
];
