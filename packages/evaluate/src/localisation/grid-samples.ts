import { calledAs, checkKind, isObject } from '@gradcam/errors';
import { concat, image, squeeze, tidy, type Tensor, type Tensor3D } from '@tensorflow/tfjs-core';
import { ofType } from '../numbers/of-type.js';
import { isTensor } from '../sample/read-map.js';
import type { Sample } from '../sample/sample.js';

/** One picture of a grid. */
export interface GridCell {
  /** `[height, width, channels]`, with or without a batch axis of 1; stays the caller's. */
  readonly x: Tensor;
  /** Its class; the classes of a grid have to differ. */
  readonly label: number | string;
}

/**
 * Puts pictures side by side in a square grid of the size of the first one, for the grid pointing game.
 *
 * @param cells A square number of pictures with different classes: 4, 9, 16.
 * @returns A sample for each cell, with its class and its box. They share one `x`, of the type of the first picture, which the caller disposes.
 * @throws `BAD_OPTION`
 *
 * @example
 * ```ts
 * const grid = gridSamples([cat, dog, car, ship]);
 * const { metrics } = await evaluate(model, grid, { metrics: [gridPointingGameMetric] });
 * grid[0]?.x.dispose();
 * ```
 */
export function gridSamples(cells: readonly GridCell[]): readonly Sample[] {
  return calledAs('gridSamples', () => {
    const side = checkCells(cells);
    const [height = 0, width = 0] = spaceOf(cells[0]?.x);
    const edges = (size: number) =>
      Array.from({ length: side + 1 }, (_, index) => Math.round((index * size) / side));
    const [rows, columns] = [edges(height), edges(width)];
    const boxes = cells.map((_, index) => {
      const [row, column] = [Math.floor(index / side), index % side];
      const [y = 0, bottom = 0] = rows.slice(row, row + 2);
      const [x = 0, right = 0] = columns.slice(column, column + 2);
      return { x, y, width: right - x, height: bottom - y };
    });
    const x = tidy(() => {
      const parts = cells.map((cell, index) => {
        const box = boxes[index] ?? { width: 0, height: 0 };
        return image.resizeBilinear(picture(cell.x), [box.height, box.width], false, true);
      });
      const lines = Array.from({ length: side }, (_, row) =>
        concat<Tensor3D>(parts.slice(row * side, (row + 1) * side), 1),
      );
      return ofType(concat(lines, 0), cells[0]?.x.dtype ?? 'float32');
    });
    return cells.map(({ label }, index) => ({ x, label, box: boxes[index] }));
  });
}

const picture = (x: Tensor): Tensor3D =>
  x.rank === 4 ? squeeze<Tensor3D>(x, [0]) : (x as Tensor3D);

function spaceOf(x: Tensor | undefined): readonly number[] {
  return x?.shape.slice(-3, -1) ?? [];
}

/** The number of cells on a side. */
function checkCells(cells: unknown): number {
  const side = Array.isArray(cells) ? Math.sqrt(cells.length) : 0;
  checkKind(
    Number.isInteger(side) && side > 1 && areCells(cells as readonly GridCell[], side),
    cells,
    'the cells do not make a grid',
    '4, 9 or another square number of { x, label }: pictures [height, width, channels] of one number of channels, with different labels',
  );
  return side;
}

/** Pictures with as many channels as the first one, which has room for the cells. */
function areCells(cells: readonly GridCell[], side: number): boolean {
  const isCell = (cell: unknown) =>
    isObject(cell) && isPicture(cell['x']) && isLabel(cell['label']);
  return (
    cells.every(isCell) &&
    new Set(cells.map(({ label }) => label)).size === cells.length &&
    new Set(cells.map(({ x }) => x.shape.at(-1))).size === 1 &&
    cells.every(({ x }) => Math.min(...spaceOf(x)) >= side)
  );
}

function isPicture(x: unknown): boolean {
  if (!isTensor(x) || x.isDisposed || !['float32', 'int32'].includes(x.dtype)) return false;
  const isOne = x.rank === 3 || (x.rank === 4 && x.shape[0] === 1);
  // Colours with alpha: more are a picture whose channels come first.
  return isOne && (x.shape.at(-1) ?? 0) <= 4;
}

function isLabel(label: unknown): boolean {
  return typeof label === 'number' || typeof label === 'string';
}
