// The page of several examples.
import { explain } from 'gradcam';
import { hottestCell, meanNet, whitePixel } from './white-pixel.js';

const explanation = await explain(meanNet(), whitePixel(), {
  preprocessing: { pixelRange: [0, 1] },
});
explanation.drawOn(document.querySelector('#overlay'));
document.querySelector('#result').textContent = hottestCell(explanation.scoreMap);
