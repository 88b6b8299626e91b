import { explain } from 'gradcam';
import { hottestCell, meanNet, whitePixel } from './white-pixel.js';

self.onmessage = async ({ data: overlay }) => {
  const explanation = await explain(meanNet(), whitePixel(), {
    preprocessing: { pixelRange: [0, 1] },
  });
  explanation.drawOn(overlay);
  self.postMessage(hottestCell(explanation.scoreMap));
};
