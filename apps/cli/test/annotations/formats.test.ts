import { describe, expect, it } from 'vitest';
import { parseAnnotations } from '../../src/annotations/parse-annotations.js';

const parse = (name: string, text: string, classes?: readonly string[]) =>
  parseAnnotations({ name, text, classes });

/** A file with something wrong in it, and what is said of that. */
const problemsOf = (name: string, content: unknown) =>
  parse(name, typeof content === 'string' ? content : JSON.stringify(content)).problems;

const pixels = (x: number, y: number, width: number, height: number) => ({
  ...{ x, y, width, height },
  unit: 'pixel',
});

describe('the annotations of COCO', () => {
  const coco = {
    images: [
      { id: 7, file_name: 'train/a.jpg', width: 64, height: 32 },
      { id: 8, file_name: 'b.jpg' },
    ],
    categories: [
      { id: 1, name: 'cat' },
      { id: 2, name: 'dog' },
    ],
    annotations: [
      {
        id: 1,
        image_id: 7,
        category_id: 1,
        bbox: [1, 2, 3, 4],
        segmentation: [[1, 2, 4, 2, 4, 6]],
      },
      { id: 2, image_id: 7, category_id: 2, bbox: [0.5, 0, 10, 20] },
      { id: 3, image_id: 7, category_id: 2, iscrowd: 1, bbox: [0, 0, 64, 32] },
    ],
  };

  it('are boxes and polygons in pixels, under the names of their classes, and no crowds', () => {
    const { annotations, problems } = parse('coco.json', JSON.stringify(coco));
    expect(problems).toEqual([]);
    // A crowd counts where annotations are numbered.
    const [cat, dog, crowd] = coco.annotations;
    const late = { ...coco, annotations: [cat, crowd, { ...dog, bbox: [] }] };
    expect(parse('coco.json', JSON.stringify(late)).problems).toEqual([
      expect.stringMatching(/box of annotation 3 of/),
    ]);
    expect(annotations).toEqual([
      {
        names: ['train/a.jpg'],
        size: { width: 64, height: 32 },
        labels: [],
        objects: [
          {
            label: 'cat',
            box: pixels(1, 2, 3, 4),
            outline: { kind: 'polygons', polygons: [[1, 2, 4, 2, 4, 6]], unit: 'pixel' },
          },
          { label: 'dog', box: pixels(0.5, 0, 10, 20) },
        ],
      },
      { names: ['b.jpg'], size: undefined, labels: [], objects: [] },
    ]);
  });

  // Of 2 x 3 pixels. In pycocotools' text the fourth run is its difference to the second, -2, in five bits: 30, 48 characters behind the first.
  it.each([
    ['a list', [1, 3, 1, 1]],
    ['a text', '131N'],
  ])('have runs as %s', (_what, counts) => {
    const segmentation = { counts, size: [3, 2] };
    const file = { ...coco, annotations: [{ ...coco.annotations[0], segmentation }] };
    const [first] = parse('coco.json', JSON.stringify(file)).annotations;
    expect(first?.objects[0]?.outline).toEqual({
      kind: 'runs',
      runs: [1, 3, 1, 1],
      size: { width: 2, height: 3 },
    });
  });

  it.each([
    [
      'a class that is not in its list',
      { category_id: 9 },
      /annotation 1 of coco\.json has no label/,
    ],
    [
      'a box without a number',
      { bbox: [1, null, 3, 4] },
      /box of annotation 1 of coco\.json is not/,
    ],
    [
      'an image that is not there',
      { image_id: '7' },
      /annotation 1 of coco\.json belongs to no image, got as its image_id the string "7", expected the id of one of the 2 images/,
    ],
    ['a box that is none', { bbox: 'all' }, /box of annotation 1 of coco\.json is not/],
    ['a polygon of two corners', { segmentation: [[1, 2, 3, 4]] }, /segmentation of annotation 1/],
    ['runs below zero', { segmentation: { counts: [-1], size: [1, 1] } }, /segmentation of ann/],
  ])('with %s are said, and the others count', (_what, wrong, sentence) => {
    const annotations = [{ ...coco.annotations[0], ...wrong }, coco.annotations[1]];
    const found = parse('coco.json', JSON.stringify({ ...coco, annotations }));
    expect(found.problems).toEqual([expect.stringMatching(sentence)]);
    expect(found.annotations[0]?.objects).toHaveLength(1);
  });
});

describe('labels in JSON', () => {
  it('are those of pictures, by name or by index', () => {
    const { annotations } = parse('labels.json', '{ "a.jpg": "cat", "b.jpg": 285, "c.jpg": "7" }');
    expect(annotations.map(({ names, labels }) => [...names, ...labels])).toEqual([
      ['a.jpg', 'cat'],
      ['b.jpg', 285],
      ['c.jpg', 7],
    ]);
  });

  it('come in a list with boxes, too', () => {
    const box = { x: 1, y: 2, width: 3, height: 4 };
    const list = [
      { picture: 'a.jpg', label: 'cat', box },
      { picture: 'b.jpg', box: [box, box] },
    ];
    const { annotations, problems } = parse('set.json', JSON.stringify(list));
    expect(problems).toEqual([]);
    expect(annotations[0]?.objects).toEqual([{ label: 'cat', box: pixels(1, 2, 3, 4) }]);
    expect(annotations[1]?.objects).toHaveLength(2);
  });

  it.each([
    ['broken JSON', '{ "a.jpg": ', /set\.json is not JSON with annotations, got "/],
    ['NaN, which JSON has not', '[{ "picture": "a", "label": NaN }]', /is not JSON/],
    ['a number alone', '3', /is not JSON with annotations/],
    ['no name', '[{ "label": "cat" }]', /entry 1 of set\.json names no picture, got undefined/],
    ['no entry', '[null]', /entry 1 of set\.json names no picture/],
    ['a label that is a list', '{ "a.jpg": ["cat"] }', /entry 1 of set\.json has no label/],
    ['an empty label', '{ "a.jpg": " " }', /entry 1 of set\.json has no label/],
  ])('with %s are said', (_what, text, sentence) => {
    expect(problemsOf('set.json', text)).toEqual([expect.stringMatching(sentence)]);
  });

  it('may be called as the prototype is, which changes nothing', () => {
    const { annotations } = parse('set.json', '{ "__proto__": "cat", "constructor": "dog" }');
    expect(annotations.map(({ names }) => names[0])).toEqual(['__proto__', 'constructor']);
    expect(({} as { readonly label?: unknown }).label).toBeUndefined();
    const coco = '{ "images": [{ "id": "__proto__", "file_name": "a.jpg" }], "annotations": [] }';
    expect(parse('coco.json', coco).annotations[0]?.objects).toEqual([]);
  });
});

describe('a table', () => {
  it('has the labels of pictures, in quotation marks where there are commas', () => {
    const text = '\u{feff}Label,File\r\n"tabby, tabby cat",a.jpg\r\n7,b c.jpg\r\n\r\n';
    const { annotations, problems } = parse('labels.csv', text);
    expect(problems).toEqual([]);
    expect(annotations).toEqual([
      { names: ['a.jpg'], labels: ['tabby, tabby cat'], objects: [] },
      { names: ['b c.jpg'], labels: [7], objects: [] },
    ]);
  });

  it('has boxes, too, where there are columns for them', () => {
    const text = 'picture,label,x,y,width,height\na.jpg,cat,1,2,3,4\nb.jpg,dog,,,,\n';
    const { annotations } = parse('boxes.csv', text);
    expect(annotations[0]?.objects).toEqual([{ label: 'cat', box: pixels(1, 2, 3, 4) }]);
    expect(annotations[1]).toMatchObject({ labels: ['dog'], objects: [] });
  });

  it.each([
    ['no heading for pictures', 'a.jpg,cat\n', /labels\.csv has no column with the names/],
    ['nothing in it', '', /labels\.csv has no column .* got nothing/],
    [
      'a quotation mark that is not closed',
      'file,label\n"a.jpg,cat\n',
      /labels\.csv is not a table/,
    ],
    ['a row without a picture', 'file,label\n,cat\n', /row 2 of labels\.csv names no picture/],
    ['a row without a label', 'file,label\na.jpg\n', /row 2 of labels\.csv has no label/],
    ['half a box', 'file,label,x,y\na.jpg,cat,1,2\n', /the box of row 2 of labels\.csv is not one/],
  ])('with %s is said', (_what, text, sentence) => {
    expect(problemsOf('labels.csv', text)).toEqual([expect.stringMatching(sentence)]);
  });
});

describe('a file of Pascal VOC', () => {
  const object = (name: string, corners: readonly unknown[]) =>
    `<object><name>${name}</name><bndbox>${['xmin', 'ymin', 'xmax', 'ymax']
      .map((side, at) => `<${side}>${String(corners[at])}</${side}>`)
      .join('')}</bndbox></object>`;
  const file = (inside: string) => `<?xml version="1.0"?><annotation>${inside}</annotation>`;
  const size = '<size><width>64</width><height>32</height><depth>3</depth></size>';

  it('has boxes whose corners are pixels, from 1 on, and belong to them', () => {
    const text = file(
      `<filename>one.jpg</filename>${size}${object('cat', [1, 1, 64, 32])}${object('dog', [11, 6, 20, 10])}`,
    );
    expect(parse('annotations/1.xml', text)).toEqual({
      annotations: [
        {
          names: ['annotations/1.xml', 'one.jpg'],
          size: { width: 64, height: 32 },
          labels: [],
          objects: [
            { label: 'cat', box: pixels(0, 0, 64, 32) },
            { label: 'dog', box: pixels(10, 5, 10, 5) },
          ],
        },
      ],
      problems: [],
    });
  });

  it.each([
    ['broken XML', '<annotation><object>', /1\.xml is not an annotation of Pascal VOC, got ".*"/],
    ['another root', '<svg/>', /1\.xml is not an annotation of Pascal VOC, got "<svg>"/],
    ['no name', file(object('', [1, 1, 2, 2])), /object 1 of 1\.xml has no label/],
    ['a word as a corner', file(object('cat', [1, 'NaN', 2, 2])), /object 1 of 1\.xml has no box/],
    ['no box', file('<object><name>cat</name></object>'), /object 1 of 1\.xml has no box/],
    ['an element in each other, 200000 deep', '<annotation>'.repeat(200_000), /1\.xml is not an/],
  ])('with %s is said', (_what, text, sentence) => {
    expect(problemsOf('1.xml', text)).toEqual([expect.stringMatching(sentence)]);
  });

  it('is refused where it has entities, of files or that grow', () => {
    const outside = `<!DOCTYPE annotation [<!ENTITY file SYSTEM "file:///etc/hostname">]>`;
    const named = `<annotation>${object('&file;', [1, 1, 2, 2])}</annotation>`;
    expect(problemsOf('1.xml', outside + named)).toEqual([
      expect.stringMatching(/entity.*expected XML with <annotation>/i),
    ]);
    const growing = `<!DOCTYPE annotation [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>`;
    const grown = `<annotation>${object('&b;', [1, 1, 2, 2])}</annotation>`;
    expect(problemsOf('1.xml', growing + grown)).toEqual([expect.stringMatching(/entity/i)]);
  });
});

describe('a file of YOLO', () => {
  it('has boxes around their centres and polygons, in shares of the picture', () => {
    const { annotations, problems } = parse(
      'labels/a.txt',
      '1 0.5 0.5 0.25 0.5\n\n0 0 0 1 0 1 1\n',
    );
    expect(problems).toEqual([]);
    expect(annotations).toEqual([
      {
        names: ['labels/a.txt'],
        labels: [],
        objects: [
          { label: 1, box: { x: 0.375, y: 0.25, width: 0.25, height: 0.5, unit: 'share' } },
          {
            label: 0,
            outline: { kind: 'polygons', polygons: [[0, 0, 1, 0, 1, 1]], unit: 'share' },
          },
        ],
      },
    ]);
  });

  it('names classes where there is a list of them', () => {
    const { annotations } = parse('a.txt', '1 .5 .5 1 1', ['cat', 'dog']);
    expect(annotations[0]?.objects[0]?.label).toBe('dog');
  });

  it.each([
    ['a class that is not in the list', '2 .5 .5 1 1', /line 1 of a\.txt does not begin with a cl/],
    ['a word as a class', 'cat .5 .5 1 1', /line 1 of a\.txt does not begin with a class, got cat/],
    [
      'a number too few',
      '0 .5 .5 1',
      /line 1 of a\.txt is neither a box nor a polygon, got 3 numbers/,
    ],
    ['a NaN', '0 .5 nan 1 1', /line 1 of a\.txt has "nan" in place of a number/],
  ])('with %s is said, and its other lines count', (_what, line, sentence) => {
    const found = parse('a.txt', `${line}\n1 .5 .5 1 1`, ['cat', 'dog']);
    expect(found.problems).toEqual([expect.stringMatching(sentence)]);
    expect(found.annotations[0]?.objects).toHaveLength(1);
  });
});
