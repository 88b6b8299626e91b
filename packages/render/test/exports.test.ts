import { expect, it } from 'vitest';
import * as render from '../src/index.js';

it('exports what its documentation lists', () => {
  expect(Object.keys(render).sort()).toEqual(
    [
      ...Object.keys({ ...render.colormaps, ...render.divergingColormaps }),
      'annotatedPicture',
      'blendClasses',
      'boxesOf',
      'classColors',
      'colorBar',
      'colormapTable',
      'colormaps',
      'contourPath',
      'contours',
      'curve',
      'defaultColormapName',
      'describeHeat',
      'divergingColormaps',
      'drawBoxes',
      'drawContours',
      'gridOf',
      'heatmap',
      'hottestPoint',
      'legend',
      'maskAbove',
      'montage',
      'normalizeByMax',
      'normalizeByPercentile',
      'normalizeByRange',
      'normalizeMinMax',
      'normalizeNone',
      'normalizeSigned',
      'otsuThreshold',
      'overlay',
      'resizeScores',
      'sliceGrid',
      'sliceOf',
      'svgDataUri',
      'thresholdOfMaximum',
    ].sort(),
  );
});
