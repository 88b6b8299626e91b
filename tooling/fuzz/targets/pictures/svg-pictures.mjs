import fc from 'fast-check';
import { hostileText } from '../../generate/hostile.mjs';
import { readChecked } from './read-checked.mjs';

const xlink = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"';
const size = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('20', '64') },
  {
    weight: 1,
    arbitrary: fc.constantFrom('0', '-1', '1', '1e3', '1e9', '1e308', '100%', 'NaN', '3em'),
  },
);
const seldom = (arbitrary) =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, { weight: 1, arbitrary });
const few = fc.constantFrom(1, 2, 4, 8);

/** Each is small as text, and large for what draws it. */
const parts = [
  fc.record({ levels: fc.constantFrom(2, 5, 9, 12), each: few }).map(usesOf),
  fc
    .record({ deviation: fc.constantFrom(1, 50, 1e6), times: few })
    .map(({ deviation, times }) =>
      filterOf(`<feGaussianBlur stdDeviation="${deviation}"/>`.repeat(times)),
    ),
  fc
    .record({ octaves: fc.constantFrom(1, 9, 100_000), frequency: fc.constantFrom(0, 0.5, 1e9) })
    .map(({ octaves, frequency }) =>
      filterOf(`<feTurbulence baseFrequency="${frequency}" numOctaves="${octaves}"/>`),
    ),
  fc
    .constantFrom(2, 500, 1e9)
    .map((radius) => filterOf(`<feMorphology operator="dilate" radius="${radius}"/>`)),
  fc
    .constantFrom(1, 100, 2_000)
    .map(
      (depth) =>
        `${'<g opacity="0.9">'.repeat(depth)}<rect width="9" height="9"/>${'</g>'.repeat(depth)}`,
    ),
  fc
    .constantFrom(1, 1_000, 50_000)
    .map(
      (steps) =>
        `<path d="M0 0${' L9 9 Q 1 2 3 4'.repeat(steps)}" stroke="red" stroke-dasharray="0.01"/>`,
    ),
  fc
    .constantFrom(
      'data:image/png;base64,AAAA',
      'file:///etc/passwd',
      '/etc/passwd',
      'javascript:1',
      'http://127.0.0.1:9/',
      '#a',
    )
    .map(
      (address) =>
        `<image width="9" height="9" xlink:href="${address}"/><use xlink:href="${address}"/>`,
    ),
  fc
    .tuple(size, size)
    .map(
      ([width, height]) =>
        `<pattern id="p" width="${width}" height="${height}"><rect id="a" fill="url(#p)" width="9" height="9"/></pattern><rect fill="url(#p)" width="99" height="99"/>`,
    ),
  hostileText.map((text) => `<text>${text}</text><!--${text}--><style>${text}</style>`),
];

const document = fc
  .record({
    width: size,
    height: size,
    view: seldom(fc.tuple(size, size, size, size)),
    entities: seldom(few),
    inside: fc.array(fc.oneof(...parts), { minLength: 1, maxLength: 3 }),
    cut: fc.oneof(
      { weight: 9, arbitrary: fc.constant(1) },
      fc.double({ min: 0, max: 1, noNaN: true }),
    ),
  })
  .map(({ width, height, view, entities, inside, cut }) => {
    const box = view === null ? '' : ` viewBox="${view.join(' ')}"`;
    const [doctype, text] =
      entities === null ? ['', ''] : [entitiesOf(entities * 3), '<text>&e0;</text>'];
    const whole = `${doctype}<svg ${xlink} width="${width}" height="${height}"${box}>${text}${inside.join('')}</svg>`;
    return new Uint8Array(Buffer.from(whole.slice(0, Math.ceil(whole.length * cut))));
  });

function usesOf({ levels, each }) {
  const level = (at) =>
    `<g id="l${at}">${`<use xlink:href="#l${at - 1}" x="1"/>`.repeat(each)}</g>`;
  const defined = Array.from({ length: levels }, (_, at) => level(at + 1)).join('');
  return `<defs><rect id="l0" width="9" height="9"/>${defined}</defs><use xlink:href="#l${levels}"/>`;
}

function filterOf(inside) {
  return `<filter id="f" x="-9" y="-9" width="99" height="99">${inside}</filter><rect width="64" height="64" filter="url(#f)"/>`;
}

function entitiesOf(levels) {
  const lines = Array.from(
    { length: levels },
    (_, at) => `<!ENTITY e${at} "${`&e${at + 1};`.repeat(9)}">`,
  );
  return `<!DOCTYPE svg [${lines.join('')}<!ENTITY e${levels} SYSTEM "file:///etc/passwd">]>`;
}

/** SVG documents that are costly, false or strange. */
export const svgPictures = {
  name: 'svg-pictures',
  share: 1,
  arbitrary: () => document,
  // What is costly is ended after the limit, whatever it is.
  run: (bytes) => readChecked(bytes, { timeLimit: 1_000 }),
  filesOf: (bytes) => ({ 'picture.svg': bytes }),
};
