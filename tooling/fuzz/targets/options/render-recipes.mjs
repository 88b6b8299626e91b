import * as render from '@gradcam/render';

const { boxesOf, contours, jet, normalizeMinMax } = render;
const figure = {
  title: 'a title',
  description: 'a description',
  fontSize: 14,
  ink: [10, 10, 10],
  paper: 'none',
};
const heat = { colormap: jet, normalization: normalizeMinMax };
const classesOf = (grid) => [
  { label: 'one', color: [255, 0, 0], scores: grid },
  { label: 'two', color: [0, 0, 255], scores: grid },
];
const cell = () => ({
  title: 'one',
  caption: 'two',
  href: 'data:image/png;base64,AAAA',
  width: 6,
  height: 8,
});
const lines = () => ({ color: [255, 0, 0], thickness: 2, alpha: 0.5 });

/** The arguments that each function of render takes. */
export const renderRecipes = {
  annotatedPicture: ({ grid, mask }) => [
    { href: 'data:image/png;base64,AAAA', width: 6, height: 8 },
    {
      ...figure,
      contours: contours(grid, [0.5]),
      boxes: boxesOf(mask),
      color: [1, 2, 3],
      thickness: 2,
    },
  ],
  blendClasses: ({ picture, grid }) => [
    picture,
    classesOf(grid),
    { alpha: 0.5, normalization: normalizeMinMax },
  ],
  boxesOf: ({ mask }) => [mask, 4],
  captionedPicture: ({ grid }) => [
    { href: 'data:image/png;base64,AAAA', width: 6, height: 8 },
    {
      ...figure,
      className: 'cat',
      probability: 0.5,
      method: 'Grad-CAM',
      layer: 'relu',
      look: { ...heat, alpha: 0.4, contour: 0.5 },
      range: [0, 2],
      contours: contours(grid, [0.5]),
    },
  ],
  classColors: () => [3],
  colorBar: () => [
    { ...figure, colormap: jet, low: -1, high: 1, label: 'score', length: 100, tickCount: 5 },
  ],
  colormapTable: () => [jet],
  contourPath: ({ grid }) => [contours(grid, [0.5])[0], { width: 12, height: 16 }],
  contours: ({ grid }) => [grid, [0.2, 0.5]],
  curve: ({ grid }) => [
    [1, 2, 3, 2, 1],
    Array.from(grid.data),
    {
      ...figure,
      ...heat,
      heat: 'line',
      width: 60,
      height: 40,
      range: [0, 2],
      xLabel: 'x',
      yLabel: 'y',
    },
  ],
  describeHeat: ({ grid }) => [grid, { threshold: 0.5, smallestSpot: 0.1, cells: [4, 3] }],
  drawBoxes: ({ picture, mask }) => [picture, boxesOf(mask), lines()],
  drawContours: ({ picture, grid }) => [picture, contours(grid, [0.5]), lines()],
  gridOf: () => [[cell(), cell()], { ...figure, columns: 2, cellWidth: 40, gap: 3 }],
  heatmap: ({ grid }) => [grid, { ...heat }],
  hottestPoint: ({ grid }) => [grid, { cells: [4, 3] }],
  legend: ({ grid }) => [classesOf(grid), { ...figure, columns: 2 }],
  maskAbove: ({ grid }) => [grid, 0.5],
  montage: ({ picture }) => [[picture, picture], { columns: 2, gap: 1, background: [1, 2, 3] }],
  normalizeByPercentile: ({ grid }) => [1, 99, grid.data],
  normalizeByRange: ({ grid }) => [0, 1, grid.data],
  normalizeMinMax: ({ grid }) => [grid.data],
  normalizeSigned: ({ grid }) => [grid.data],
  percentText: () => [0.4, 1],
  otsuThreshold: ({ grid }) => [grid],
  overlay: ({ picture, grid }) => [
    picture,
    grid,
    { ...heat, alpha: 0.4, alphaFromScore: 'signed', grayness: 0.5, dimming: 0.5, contour: 0.5 },
  ],
  reportHtml: ({ grid }) => [
    {
      title: 'a report',
      pictures: [
        {
          ...cell(),
          name: 'one',
          classes: [{ name: 'one', probability: 0.5 }],
          maps: [
            { scores: grid, className: 'one', probability: 0.5, layer: 'two', method: 'three' },
          ],
        },
      ],
      facts: [['Model', 'a model']],
    },
  ],
  resizeScores: ({ grid }) => [grid, 12, 16],
  sliceGrid: ({ volume }) => [
    volume,
    { ...heat, columns: 2, gap: 1, background: [1, 2, 3], axis: 'depth', count: 2 },
  ],
  sliceOf: ({ volume }) => [volume, 'height', 1],
  svgDataUri: () => ['<svg/>'],
  thresholdOfMaximum: ({ grid }) => [grid, 0.5],
};
