const { explain } = require('gradcam');
const { expected } = require('./expected.js');
const { hottestCell, meanNet, whitePixel } = require('./white-pixel.js');

it('is hottest where the picture is white', async () => {
  const { scoreMap } = await explain(meanNet(), whitePixel(), {
    preprocessing: { pixelRange: [0, 1] },
  });
  expect(hottestCell(scoreMap)).toBe(expected);
});
