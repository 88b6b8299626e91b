// Which licences may come along with what we publish.
import parse from 'spdx-expression-parse';

/** They ask for no more than their text and the names of their authors. */
const accepted = new Set([
  ...[
    '0BSD',
    'Apache-2.0',
    'BlueOak-1.0.0',
    'BSD-2-Clause',
    'BSD-3-Clause',
    'CC0-1.0',
    'ISC',
    'MIT',
  ],
]);

/** What a package does not say in words that SPDX knows, or what is accepted for it alone, with the reason. */
const decided = [
  {
    name: /^dejavu-fonts-ttf$/,
    licence: 'Bitstream-Vera',
    why: 'its LICENSE has the terms of Bitstream Vera; the fonts are used unchanged',
  },
  {
    name: /^@img\/sharp-libvips-/,
    licence: 'LGPL-3.0-or-later',
    why: 'a library of its own that sharp loads, and that may be replaced',
  },
  {
    name: /^@img\/sharp-(?:win32|.*wasm32)/,
    licence: 'Apache-2.0 AND LGPL-3.0-or-later',
    why: 'sharp with libvips, for one platform; either may be replaced',
  },
  { name: /^@img\/sharp-/, licence: 'Apache-2.0', why: 'sharp, for one platform' },
  {
    name: /^(@msgpackr-extract\/)?msgpackr-extract/,
    licence: 'MIT',
    why: 'an addon that msgpackr takes where it is installed, and is not here',
  },
];

/**
 * Finds the licence of a package, and why it is not accepted.
 * @param {import('./shipped-packages.mjs').Shipped} shipped
 * @returns {{ licence: string, decision?: string, problem?: string }}
 */
export function licenceOf(shipped) {
  const decision = decided.find(({ name }) => name.test(shipped.name));
  if (decision !== undefined) return { licence: decision.licence, decision: decision.why };
  const { license } = shipped.manifest;
  const licence = typeof license === 'string' ? license : (license?.type ?? '');
  const title = `${shipped.name}@${shipped.version}`;
  try {
    return accepts(parse(licence))
      ? { licence }
      : { licence, problem: `${title} is under ${licence}, which is not accepted` };
  } catch {
    const said = licence === '' ? 'no licence' : `a licence that SPDX does not know, ${licence}`;
    return { licence, problem: `${title} states ${said}` };
  }
}

function accepts(expression) {
  if (expression.conjunction === 'and')
    return accepts(expression.left) && accepts(expression.right);
  if (expression.conjunction === 'or') return accepts(expression.left) || accepts(expression.right);
  return accepted.has(expression.license);
}
