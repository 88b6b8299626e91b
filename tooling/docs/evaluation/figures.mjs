/** The classes, in the order of the networks' outputs. */
export const classes = ['disc', 'square', 'triangle', 'cross'];
/** The figures of no class: lines. */
export const lines = ['across', 'down', 'falling', 'rising'];
/** The edge of a mark. */
export const markSize = 7;

const larger = (x, y) => Math.max(Math.abs(x), Math.abs(y));
const smaller = (x, y) => Math.min(Math.abs(x), Math.abs(y));
const isOne = (difference) => difference === 0 || difference === 1;

const figures = {
  disc: (half, x, y) => x * x + y * y <= half * half + Math.floor(half / 2),
  square: (half, x, y) => larger(x, y) <= half - 1,
  triangle: (half, x, y) => Math.abs(y) <= half && 2 * Math.abs(x) <= y + half,
  cross: (half, x, y) => larger(x, y) <= half && smaller(x, y) <= Math.floor(half / 3),
  across: (half, x, y) => Math.abs(x) <= half && isOne(y),
  down: (half, x, y) => Math.abs(y) <= half && isOne(x),
  falling: (half, x, y) => larger(x, y) <= half && isOne(x - y),
  rising: (half, x, y) => larger(x, y) <= half && isOne(x + y),
};

/** Says whether a figure of 2 half + 1 pixels has the pixel at x, y from its centre. */
export function isInside(kind, half, x, y) {
  return figures[kind](half, x, y);
}

const marks = [
  (x, y) => y % 2 === 0,
  (x) => x % 2 === 0,
  (x, y) => (Math.floor(x / 2) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => larger(x - 3, y - 3) % 2 === 1,
];

/** Says whether a mark is light there: of the first class stripes across, then stripes down, squares, a frame. */
export function isLight(label, x, y) {
  return marks[label](x, y);
}
