/** The readers of how layers move positions: one file, loaded when a map is laid by receptive fields. */
export { graphGeometry } from './graph-geometry.js';
export { layersGeometry } from './layers-geometry.js';
