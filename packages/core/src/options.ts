export { interpolations } from '@gradcam/resample';
export {
  explainByOptionNames,
  unusedOption,
  type UnusedOption,
} from './by-name/check-explain-by.js';
export { signs } from './method/sign.js';
export { scores } from './network/score-kind.js';
export { fusions } from './preset/fused-maps.js';
export { placements } from './preset/placement.js';
export { scalings, type Scaling } from './preset/preset.js';
export { defaultPreset } from './preset/presets.js';
export { upsamplings } from './resample/upsampling.js';
export { regions } from './target/region.js';
