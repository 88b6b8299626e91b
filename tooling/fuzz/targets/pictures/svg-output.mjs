import * as render from '@gradcam/render';
import fc from 'fast-check';
import sharp from 'sharp';
import { hostileText } from '../../generate/hostile.mjs';
import { WrongAnswer } from '../../run/run-input.mjs';

const text = fc.oneof(
  hostileText,
  fc.array(hostileText, { maxLength: 4 }).map((all) => all.join(' ')),
);
const scores = { data: [0, 1, 2, 3], width: 2, height: 2 };
const address = `data:image/png;base64,${Buffer.alloc(9).toString('base64')}`;

/** Each puts the same texts wherever a drawing takes one. */
const drawings = {
  annotatedPicture: (one, two) =>
    render.annotatedPicture(
      { href: address, width: 9, height: 9 },
      { title: one, description: two },
    ),
  address: (one, two) =>
    render.annotatedPicture({ href: one, width: 9, height: 9 }, { title: two }),
  captionedPicture: (one, two) =>
    render.captionedPicture(
      { href: address, width: 9, height: 9 },
      { title: one, className: two, method: one, layer: two },
    ),
  colorBar: (one, two) => render.colorBar({ label: one, title: two }),
  curve: (one, two) => render.curve([1, 2], [1, 2], { xLabel: one, yLabel: two, title: one }),
  gridOf: (one, two) =>
    render.gridOf([{ title: one, caption: two, href: address, width: 9, height: 9 }], {
      title: one,
    }),
  legend: (one, two) =>
    render.legend([
      { label: one, scores },
      { label: two, scores },
    ]),
  svgDataUri: (one) =>
    decodeURIComponent(render.svgDataUri(render.legend([{ label: one, scores }]))),
};

/** No text becomes markup, and a parser takes the document: a character that XML does not have breaks all of it. */
async function requireHarmless(svg) {
  if (/<hostile|<script|href="\s*javascript:|onload='/i.test(svg.replaceAll('&lt;', '')))
    throw new WrongAnswer(`a text became markup: ${svg.slice(0, 300)}`);
  await sharp(Buffer.from(svg.replace(/^data:[^,]*,/, '')))
    .metadata()
    .catch((error) => {
      throw new WrongAnswer(`a document that no parser takes: ${error.message}`);
    });
}

/** Drawings with texts that are hostile. */
export const svgOutput = {
  name: 'svg-output',
  share: 8,
  arbitrary: () =>
    fc.record({ kind: fc.constantFrom(...Object.keys(drawings)), one: text, two: text }),
  run: async ({ kind, one, two }) => requireHarmless(drawings[kind](one, two)),
  filesOf: (input) => ({ 'texts.json': JSON.stringify(input, null, 2) }),
};
