import { describe, expect, it } from 'vitest';
import {
  annotatedPicture,
  blueRed,
  colorBar,
  contourPath,
  contours,
  gray,
  gridOf,
  legend,
  svgDataUri,
} from '../../src/index.js';
import { attributesOf, textsOf } from './markup.js';
import { grid } from '../made.js';

const cell = (title: string) => ({
  title,
  href: 'data:image/png;base64,',
  width: 200,
  height: 100,
});

describe('every figure', () => {
  it('is an SVG document that names and describes itself', () => {
    const svg = legend([{ label: 'cat' }], { title: 'Key', description: 'Orange is cat.' });
    expect(svg).toMatch(
      /^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" .*role="img" aria-label="Key"[^>]*><title>Key<\/title><desc>Orange is cat.<\/desc>/,
    );
  });

  it('describes itself where nobody does', () => {
    expect(legend([{ label: 'cat' }, { label: 'dog' }])).toContain(
      '<desc>Classes: cat, dog.</desc>',
    );
    expect(colorBar({ low: -2, high: 2, label: 'score' })).toContain(
      '<desc>Colours of score from \u22122 to 2.</desc>',
    );
    expect(gridOf([cell('one'), { ...cell('other'), caption: 'best' }])).toContain(
      '<desc>one; other (best).</desc>',
    );
    expect(annotatedPicture(cell('one'))).toContain('<desc>0 contours and 0 boxes');
  });

  it('escapes text, and replaces what XML cannot hold', () => {
    const svg = legend([{ label: `<b> & "q" 'a' \u0000\uD800` }]);
    expect(svg).toContain('>&#60;b&#62; &#38; &#34;q&#34; &#39;a&#39; \uFFFD\uFFFD</text>');
    const name = '"><script>';
    expect(legend([{ label: 'a' }], { title: name })).toContain(
      'aria-label="&#34;&#62;&#60;script&#62;"',
    );
  });

  it('keeps names in the order of their letters, whatever characters turn the direction', () => {
    const svg = legend([{ label: 'cat\u202Etac\u2066\u200F\u007F' }], { title: 'cat\u202Etac' });
    expect(textsOf(svg)).toEqual(['cat\uFFFDtac\uFFFD\uFFFD\uFFFD']);
    expect(svg).toContain('aria-label="cat\uFFFDtac"');
    // Scripts from right to left are words like any other.
    expect(textsOf(legend([{ label: '\u05D7\u05EA\u05D5\u05DC' }]))).toEqual([
      '\u05D7\u05EA\u05D5\u05DC',
    ]);
  });

  it('has ink, paper and a font size, or no paper', () => {
    const svg = legend([{ label: 'a' }], { ink: [255, 255, 255], paper: [0, 0, 1], fontSize: 20 });
    expect(attributesOf(svg, 'svg')[0]).toMatchObject({ fill: '#ffffff', 'font-size': '20' });
    expect(attributesOf(svg, 'rect')[0]?.['fill']).toBe('#000001');
    expect(attributesOf(legend([{ label: 'a' }], { paper: 'none' }), 'rect')).toHaveLength(1);
  });

  it('refuses an empty title, a font size and colours out of range', () => {
    expect(() => colorBar({ title: '' })).toThrow(/^colorBar: there are no letters in the title/);
    expect(() => colorBar({ fontSize: 0 })).toThrow(/^colorBar: the font size .*got 0/);
    expect(() => colorBar({ ink: [0, 0, -1] })).toThrow(/^colorBar: the colour .*got 0, 0, -1/);
  });
});

describe('legend', () => {
  const entries = [{ label: 'cat' }, { label: 'dog', color: [1, 2, 3] as const }, { label: 'owl' }];

  it('has a square of each colour beside each name', () => {
    const [, ...squares] = attributesOf(legend(entries), 'rect');
    expect(squares.map((square) => square['fill'])).toEqual(['#e69f00', '#010203', '#009e73']);
    expect(textsOf(legend(entries))).toEqual(['cat', 'dog', 'owl']);
  });

  it('stands in columns on request', () => {
    const [, ...squares] = attributesOf(legend(entries, { columns: 2, fontSize: 10 }), 'rect');
    // A column: 2.6 of the font size and three letters of 0.6. A row: 1.6.
    expect(squares.map(({ x, y }) => [Number(x), Number(y)])).toEqual([
      [5, 5],
      [49, 5],
      [5, 21],
    ]);
  });

  it('refuses an empty list', () => {
    expect(() => legend([])).toThrow(/^legend: there are no entries/);
    expect(() => legend(entries, { columns: 0 })).toThrow(/^legend: the count of columns/);
  });
});

describe('colorBar', () => {
  it('runs from the colour of the low to that of the high', () => {
    const fills = attributesOf(colorBar({ colormap: gray }), 'rect').slice(1, -1);
    expect(fills[0]?.['fill']).toBe('#000000');
    expect(fills.at(-1)?.['fill']).toBe('#ffffff');
    expect(fills).toHaveLength(64);
  });

  it('has numbers where their scores are', () => {
    const svg = colorBar({ colormap: blueRed, low: -3, high: 1, length: 400, tickCount: 4 });
    expect(textsOf(svg)).toEqual(['\u22123', '\u22122', '\u22121', '0', '1']);
    const left = Number(attributesOf(svg, 'rect').at(-1)?.['x']);
    const ticks = attributesOf(svg, 'line').map(({ x1 }) => Number(x1) - left);
    ticks.forEach((tick, index) => {
      expect(tick).toBeCloseTo(100 * index, 3);
    });
  });

  it('writes small and large numbers as powers of ten', () => {
    expect(textsOf(colorBar({ high: 4e-6, tickCount: 2 }))).toEqual([
      '0',
      '2e\u22126',
      '4e\u22126',
    ]);
    expect(textsOf(colorBar({ high: 2e7, tickCount: 2 }))).toEqual(['0', '1e7', '2e7']);
    expect(textsOf(colorBar({ high: 0.3, tickCount: 3 }))).toEqual(['0', '0.1', '0.2', '0.3']);
  });

  it('says below what the numbers are', () => {
    expect(textsOf(colorBar({ label: 'score', tickCount: 1 })).at(-1)).toBe('score');
  });

  it('refuses an empty range', () => {
    expect(() => colorBar({ low: 1, high: 1 })).toThrow(
      /^colorBar: the range is empty, got 1 to 1/,
    );
    expect(() => colorBar({ high: Infinity })).toThrow(/^colorBar: the high .*got Infinity/);
    expect(() => colorBar({ length: 0 })).toThrow(/^colorBar: the length .*got 0/);
  });
});

describe('gridOf', () => {
  it('has the pictures in rows, below their titles', () => {
    const svg = gridOf([cell('one'), cell('two'), cell('three')], {
      columns: 2,
      cellWidth: 100,
      gap: 10,
      fontSize: 10,
    });
    // Each row is a title of 13, a picture of 50 and a gap of 10.
    expect(
      attributesOf(svg, 'image').map(({ x, y, width, height }) => [x, y, width, height]),
    ).toEqual([
      ['10', '23', '100', '50'],
      ['120', '23', '100', '50'],
      ['10', '96', '100', '50'],
    ]);
    expect(attributesOf(svg, 'svg')[0]).toMatchObject({ width: '230', height: '156' });
    expect(textsOf(svg)).toEqual(['one', 'two', 'three']);
  });

  it('breaks titles and captions into lines, and cuts a word that is too long', () => {
    // A letter counts six pixels: sixteen letters a line.
    const svg = gridOf([{ ...cell('Grad-CAM at the last layer'), caption: 'w'.repeat(40) }], {
      cellWidth: 100,
      fontSize: 10,
    });
    const [first, second, caption] = textsOf(svg);
    expect([first, second]).toEqual(['Grad-CAM at the', 'last layer']);
    // 5.1 pixels a letter: eighteen, and the ellipsis.
    expect(caption).toBe(`${'w'.repeat(18)}…`);
    // A percent sign stays with its number.
    const share = gridOf([{ ...cell('about 12 345 12 %') }], { cellWidth: 96, fontSize: 10 });
    expect(textsOf(share)).toEqual(['about 12 345', '12\u00A0%']);
  });

  it('refuses an empty list, and a picture without an address or a size', () => {
    expect(() => gridOf([])).toThrow(/^gridOf: there are no cells/);
    expect(() => gridOf([{ ...cell('a'), href: '' }])).toThrow(/^gridOf: .* href of a picture/);
    expect(() => gridOf([{ ...cell('a'), height: 0 }])).toThrow(/^gridOf: the height .*got 0/);
    expect(() => gridOf([cell('a')], { columns: 1.5 })).toThrow(/^gridOf: the count of col/);
  });
});

describe('the address of a picture in an SVG', () => {
  it.each([
    'javascript:alert(1)',
    ' JavaScript:alert(1)',
    'java\nscript:alert(1)',
    '\u0001javascript:alert(1)',
    'vbscript:a',
    'data:text/html,<script>alert(1)</script>',
    'C:\\photo.png',
  ])('is refused where it is %j', (href) => {
    const refused = expect.objectContaining({
      code: 'BAD_OPTION',
      message: expect.stringMatching(
        /: the href of a picture is not the .*, got .*, expected data/,
      ) as string,
    }) as Error;
    expect(() => gridOf([{ ...cell('a'), href }])).toThrow(refused);
    expect(() => annotatedPicture({ ...cell('a'), href })).toThrow(refused);
  });

  it.each([
    'https://example.org/a:b.png',
    'DATA:image/png;base64,AA==',
    'blob:https://example.org/1',
    'folder/a.png?at=10:30',
    './a:b.png',
    '#part',
  ])('may be %s', (href) => {
    expect(attributesOf(gridOf([{ ...cell('a'), href }]), 'image')[0]?.['href']).toBe(href);
  });
});

describe('contourPath', () => {
  const [contour] = contours(grid(3, 3, 0, 0, 0, 0, 4, 0, 0, 0, 0), [2]);
  if (contour === undefined) throw new Error('contours gave none');

  it('is a closed path through the corners of each ring', () => {
    const path = contourPath(contour);
    expect(path).toMatch(/^M[^MZ]*Z$/);
    expect(path.slice(1, -1).split('L').sort()).toEqual(['1 1.5', '1.5 1', '1.5 2', '2 1.5']);
  });

  it('is stretched to a picture', () => {
    const path = contourPath(contour, { width: 6, height: 30 });
    expect(path.slice(1, -1).split('L').sort()).toEqual(['2 15', '3 10', '3 20', '4 15']);
  });

  it('refuses a size that is not one', () => {
    expect(() => contourPath(contour, { width: 0, height: 1 })).toThrow(/^contourPath: the width/);
  });
});

describe('annotatedPicture', () => {
  it('draws contours and boxes over the picture, stretched to it', () => {
    const box = { x: 1, y: 1, width: 2, height: 1, area: 2, grid: { width: 4, height: 2 } };
    const svg = annotatedPicture(cell('a'), {
      contours: contours(grid(2, 1, 0, 1), [0.5]),
      boxes: [box],
      color: [255, 0, 0],
      thickness: 4,
    });
    // From 50, 50 to 150, 100; the line of 4 lies inside.
    expect(attributesOf(svg, 'rect').at(-1)).toEqual({
      x: '52',
      y: '52',
      width: '96',
      height: '46',
    });
    expect(attributesOf(svg, 'path').at(-1)?.['d']).toContain('100 50');
    expect(attributesOf(svg, 'g').map((group) => group['stroke'])).toEqual(['#000000', '#ff0000']);
  });

  it('refuses a picture without an address', () => {
    expect(() => annotatedPicture({ ...cell('a'), href: '' })).toThrow(/^annotatedPicture: /);
    expect(() => annotatedPicture(cell('a'), { thickness: NaN })).toThrow(/thickness .*got NaN/);
  });
});

describe('svgDataUri', () => {
  it('holds the document', () => {
    const svg = legend([{ label: '100 % cat #1' }]);
    const uri = svgDataUri(svg);
    expect(uri).toMatch(/^data:image\/svg\+xml,[^#" <>]*$/);
    expect(decodeURIComponent(uri.slice(uri.indexOf(',') + 1))).toBe(svg);
  });
});
