export { blueVermilion } from './colormap/formulas/blue-vermilion.js';
export { classColors } from './colormap/class-colors.js';
export type { Color, Colormap } from './colormap/colormap.js';
export { colormapTable } from './colormap/colormap-table.js';
export {
  colormaps,
  defaultColormapName,
  inferno,
  turbo,
  viridis,
  type ColormapName,
} from './colormap/colormaps.js';
export {
  blueRed,
  divergingColormaps,
  purpleOrange,
  tealBrown,
  type DivergingColormapName,
} from './colormap/diverging-colormaps.js';
export { gray } from './colormap/formulas/gray.js';
export { jet } from './colormap/formulas/jet.js';
export type { Normalization } from './normalization/normalization.js';
export { normalizeByPercentile } from './normalization/normalize-by-percentile.js';
export { normalizeByRange } from './normalization/normalize-by-range.js';
export { normalizeSigned } from './normalization/normalize-signed.js';
export { normalizeByMax, normalizeMinMax, normalizeNone } from './normalization/normalizations.js';
export { looks, signedLooks, type LookName } from './overlay/looks.js';
export { overlay } from './overlay/overlay.js';
export type { OverlayOptions } from './overlay/overlay-options.js';
export {
  blendClasses,
  type BlendOptions,
  type ClassEntry,
  type ClassHeat,
} from './raster/blend-classes.js';
export { drawBoxes } from './raster/draw-boxes.js';
export { drawContours, type LineOptions } from './raster/draw-contours.js';
export { heatmap, type HeatOptions } from './raster/heatmap.js';
export { montage, type MontageOptions } from './raster/montage.js';
export type { Pixels } from './raster/pixels.js';
export { sliceGrid, type SliceGridOptions } from './raster/slice-grid.js';
export { boxesOf, type Box } from './region/boxes-of.js';
export { contours, type Contour, type Position, type Ring } from './region/contours.js';
export {
  describeHeat,
  type DescribeOptions,
  type HeatDescription,
  type Spot,
} from './words/describe-heat.js';
export { maskAbove } from './region/mask-above.js';
export type { Mask } from './region/mask.js';
export { otsuThreshold } from './region/otsu-threshold.js';
export type { Place } from './words/place-of.js';
export { percentText } from './words/percent-text.js';
export type { Connectivity } from './region/segments-of.js';
export { thresholdOfMaximum } from './region/threshold-of-maximum.js';
export { hottestPoint, type HottestOptions, type Point } from './scores/hottest-point.js';
export { resizeScores } from './scores/resize-scores.js';
export type { ScoreGrid, Size } from './scores/score-grid.js';
export type { ScoreVolume, VolumeAxis } from './scores/score-volume.js';
export { sliceOf } from './scores/slice-of.js';
export { annotatedPicture, type AnnotationOptions } from './svg/annotated-picture.js';
export { captionedPicture, type CaptionOptions } from './svg/captioned/captioned-picture.js';
export { colorBar, type ColorBarOptions } from './svg/color-bar/color-bar.js';
export { contourPath } from './svg/contour-path.js';
export { curve, type CurveOptions } from './svg/curve/curve.js';
export type { EmbeddedPicture } from './svg/parts/embedded-picture.js';
export type { FigureOptions } from './svg/parts/figure.js';
export { gridOf, type GridCell, type GridOptions } from './svg/grid-of.js';
export { legend, type LegendOptions } from './svg/legend.js';
export { svgDataUri } from './svg/svg-data-uri.js';
