import { checkOptions } from '../input/check-options.js';
import { figureOptionNames } from './parts/figure.js';
import { checkFilled, checkInteger, checkRange } from '../input/check-numbers.js';
import { requireKind } from '../input/refusal.js';
import { element } from './parts/element.js';
import { checkEmbedded, type EmbeddedPicture } from './parts/embedded-picture.js';
import { figure, figureStyle, type FigureOptions } from './parts/figure.js';
import { textLines, wrapText } from './parts/text-layout.js';

/** One picture of a grid. */
export interface GridCell extends EmbeddedPicture {
  /** Above the picture: the method, the layer or the class. */
  readonly title: string;
  /** Below the picture, smaller; nothing by default. */
  readonly caption?: string | undefined;
}

/** The layout of a grid. */
export interface GridOptions extends FigureOptions {
  /** The number of columns; by default the grid is about square. */
  readonly columns?: number | undefined;
  /** The width of each picture, in pixels; by default that of the widest. */
  readonly cellWidth?: number | undefined;
  /** Pixels between the cells; 12 by default. */
  readonly gap?: number | undefined;
}

const optionNames = {
  ...figureOptionNames,
  columns: true,
  cellWidth: true,
  gap: true,
} as const satisfies Record<keyof GridOptions, true>;

/**
 * Pictures with titles side by side, as SVG: methods, layers or classes to compare. The pictures keep their shape.
 *
 * For pixels without text there is `montage`.
 *
 * @param cells The pictures, row by row.
 * @param options Columns, sizes, names.
 * @returns An SVG document that holds the pictures.
 * @throws `BAD_OPTION` for an empty list, pictures without an address or a size, and options out of range.
 *
 * @example
 * ```ts
 * const side = gridOf([
 *   { title: 'Grad-CAM', href: first, width: 224, height: 224 },
 *   { title: 'LayerCAM', href: second, width: 224, height: 224 },
 * ]);
 * ```
 */
export function gridOf(cells: readonly GridCell[], options: GridOptions = {}): string {
  checkOptions('gridOf', options, optionNames);
  checkFilled('gridOf', 'cells', cells);
  cells.forEach(checkCell);
  const {
    columns = Math.ceil(Math.sqrt(cells.length)),
    cellWidth = Math.max(...cells.map((cell) => cell.width)),
    gap = 12,
  } = options;
  checkInteger('gridOf', 'the count of columns', columns);
  checkRange('gridOf', 'the width of a cell', cellWidth, 1, Infinity);
  checkRange('gridOf', 'the gap', gap, 0, Infinity);
  const titles = cells.map(({ title, caption = '' }) =>
    caption === '' ? title : `${title} (${caption})`,
  );
  const style = figureStyle('gridOf', options, 'Pictures side by side', `${titles.join('; ')}.`);

  const { fontSize } = style;
  const small = 0.85 * fontSize;
  const across = Math.min(columns, cells.length);
  const parts: string[] = [];
  let top = gap;
  for (let start = 0; start < cells.length; start += across) {
    const row = cells.slice(start, start + across).map((cell) => ({
      ...cell,
      shown: (cellWidth * cell.height) / cell.width,
      titleLines: wrapText(cell.title, cellWidth, fontSize),
      captionLines: wrapText(cell.caption ?? '', cellWidth, small),
    }));
    const titleHeight = 1.3 * fontSize * Math.max(...row.map((cell) => cell.titleLines.length));
    const shownHeight = Math.max(...row.map((cell) => cell.shown));
    const captionHeight = 1.3 * small * Math.max(...row.map((cell) => cell.captionLines.length));
    row.forEach(({ href, shown, titleLines, captionLines }, column) => {
      const x = gap + column * (cellWidth + gap);
      const middle = x + cellWidth / 2;
      // A short title stands at its picture, not at the top of the row.
      const first = top + titleHeight - 1.3 * fontSize * (titleLines.length - 1) - 0.4 * fontSize;
      parts.push(textLines(titleLines, middle, first, fontSize));
      const place = { x, y: top + titleHeight, width: cellWidth, height: shown };
      parts.push(element('image', { ...place, href, preserveAspectRatio: 'none' }));
      parts.push(textLines(captionLines, middle, top + titleHeight + shown + 1.2 * small, small));
    });
    top += titleHeight + shownHeight + captionHeight + gap;
  }
  return figure({ width: gap + across * (cellWidth + gap), height: top }, style, parts);
}

function checkCell(cell: GridCell): void {
  checkEmbedded('gridOf', cell);
  const { title, caption = '' } = cell;
  for (const [part, text] of Object.entries({ title, caption })) {
    requireKind('gridOf', typeof text === 'string', text, {
      isNot: `the ${part} of a cell is not a text`,
      expected: 'a string',
    });
  }
}
