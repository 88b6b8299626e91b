import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { appendFile, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runHere } from '../running/run-here.js';
import { picture, writeInto, writeNetwork } from './make-pictures.js';
import { filesOf, linesOf, sortedManifest } from './read-run.js';

let folder = '';
let network: readonly string[] = [];
let red: Buffer = Buffer.alloc(0);
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gradcam-batch-'));
  network = await writeNetwork(folder);
  red = await picture(0);
  await writeInto(folder, {
    'photos/red.png': red,
    'photos/sub/green.png': await picture(1),
    'photos/sub/blue.png': await picture(2, 128),
    'photos/.hidden.png': red,
    'photos/notes.txt': 'no picture',
    'outside.png': red,
  });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const at = (...names: string[]) => join(folder, ...names);
const batch = (input: string, out: string, ...words: string[]) =>
  runHere('batch', at(input), '--out', at(out), ...network, '--workers', '1', ...words);

describe('gradcam batch', () => {
  it('explains a folder and all below it into a manifest, overlays and raw maps', async () => {
    const words = ['--overlays', '--maps', 'float32'];
    const { code, printed } = await batch('photos', 'out', ...words);
    expect(code).toBe(0);
    expect(printed).toEqual([
      'Explained        3 of 3',
      `Manifest         ${at('out', 'manifest.jsonl')}`,
    ]);
    const [first, ...others] = linesOf(sortedManifest(at('out')));
    // One half of the picture is red: its mean times ten.
    expect(first).toEqual({
      picture: 'red.png',
      hash: createHash('sha256').update(red).digest('hex'),
      ...{ width: 8, height: 8, classIndex: 0, className: 'red', score: 5 },
      ...{ method: 'grad-cam', featureLayers: ['Relu_features'], reductionLayer: 'Gemm_scores' },
      boxes: [{ x: 0, y: 0, width: 8, height: 4 }],
      ...{ overlay: 'overlays/red.png.jpg', map: 'maps/red.png.npy' },
    });
    expect(others.map(({ picture: name, className }) => [name, className])).toEqual([
      ['sub/blue.png', 'blue'],
      ['sub/green.png', 'green'],
    ]);
    expect(Object.keys(filesOf(at('out')))).toEqual([
      ...['maps/red.png.npy', 'maps/sub/blue.png.npy', 'maps/sub/green.png.npy'],
      ...['overlays/red.png.jpg', 'overlays/sub/blue.png.jpg', 'overlays/sub/green.png.jpg'],
      'run.json',
    ]);
    // The gradient of the score with respect to each of 64 cells is 10 / 64, and so is the map where there is red.
    const map = readFileSync(at('out', 'maps/red.png.npy'));
    const value = (row: number, column: number) => map.readFloatLE(128 + 4 * (8 * row + column));
    expect(map).toHaveLength(128 + 4 * 64);
    expect(value(0, 3)).toBeCloseTo(10 / 64, 6);
    expect(value(7, 3)).toBe(0);
    // The first two bytes of every JPEG.
    expect(readFileSync(at('out', 'overlays/red.png.jpg')).subarray(0, 2).toString('hex')).toBe(
      'ffd8',
    );
  });

  it('writes half precision divided by a power of two, which the manifest says', async () => {
    await batch('photos', 'half', '--maps', 'float16');
    const [line] = linesOf(sortedManifest(at('half')));
    // 10 / 64 lies between an eighth and a quarter.
    expect(line).toMatchObject({ map: 'maps/red.png.npy', mapScale: 0.125 });
    const map = readFileSync(at('half', 'maps/red.png.npy'));
    expect(map.toString('latin1')).toContain("'descr': '<f2'");
    // 1.25 in IEEE 754 binary16.
    expect(map.readUInt16LE(128)).toBe(0x3d00);
  });

  it('takes the pictures that a pattern matches, by their paths below its folder', async () => {
    const { code } = await batch('photos/*/*.png', 'globbed');
    expect(code).toBe(0);
    expect(linesOf(sortedManifest(at('globbed'))).map((line) => line.picture)).toEqual([
      'sub/blue.png',
      'sub/green.png',
    ]);
  });

  it('says that there are no pictures', async () => {
    await expect(batch('photos/*.gif', 'none')).rejects.toThrow(
      /there are no pictures in ".*\.gif"/,
    );
  });

  it('takes a table, with a class for each row that names one, and lists what is wrong with others', async () => {
    const rows = [
      'Label, Path',
      'green,photos/red.png',
      ',photos/./red.png',
      ',photos/red.png',
      '2,photos/red.png',
      'mauve,photos/red.png',
      ',photos/none.png',
      'red,',
      ',../outside.png',
      `,${at('outside.png')}`,
    ];
    await writeFile(at('list.csv'), `\ufeff${rows.join('\r\n')}`);
    const { code, said } = await batch('list.csv', 'table');
    expect(code).toBe(3);
    const lines = linesOf(sortedManifest(at('table')));
    expect(
      lines.flatMap(({ picture: name, label, className }) =>
        className === undefined ? [] : [[name, label, className]],
      ),
    ).toEqual([
      ['photos/red.png', undefined, 'red'],
      ['photos/red.png', 'green', 'green'],
      ['photos/red.png', 2, 'blue'],
    ]);
    const failed = lines.flatMap(({ picture: name, error }) =>
      error === undefined ? [] : [[name, error.code]],
    );
    expect(Object.fromEntries(failed)).toEqual({
      '../outside.png': 'FILE_NOT_FOUND',
      [at('outside.png')]: 'FILE_NOT_FOUND',
      'list.csv:8': 'BAD_REGION',
      'photos/none.png': 'FILE_NOT_FOUND',
      'photos/red.png': 'UNKNOWN_CLASS_NAME',
    });
    expect(said).toContainEqual(
      expect.stringMatching(/^gradcam: photos\/none\.png: .*got ENOENT; check the path\.$/),
    );
    expect(said).toContainEqual(expect.stringMatching(/^gradcam: list\.csv:8: .*no picture/));
  });

  it('refuses a table without a column of pictures', async () => {
    await writeFile(at('bare.csv'), 'photos/red.png\n');
    await expect(batch('bare.csv', 'bare')).rejects.toThrow(
      /bare\.csv has no column with the paths of the pictures, got photos\/red\.png, expected/,
    );
  });

  it('tells where a table breaks off, and does what stands before', async () => {
    await writeFile(at('torn.csv'), 'path\nphotos/red.png\n"photos/red\n');
    const { code } = await batch('torn.csv', 'torn');
    expect(code).toBe(3);
    expect(linesOf(sortedManifest(at('torn'))).map((line) => line.picture)).toEqual([
      'photos/red.png',
      'torn.csv:3',
    ]);
  });

  it('takes lines of JSON, whose keys may be those of a prototype', async () => {
    const lines = [
      '{"image":"photos/red.png","class":"blue"}',
      '"photos/sub/green.png"',
      '{"__proto__":{"picture":"photos/sub/blue.png"},"constructor":1}',
      '{"picture":"__proto__"}',
      '{"picture":"photos/red.png","label":{}}',
      '',
      '[1]',
      '{"picture"',
      `"${'x'.repeat(1 << 20)}"`,
    ];
    await writeFile(at('list.jsonl'), `${lines.join('\n')}\n`);
    const { code } = await batch('list.jsonl', 'lines');
    expect(code).toBe(3);
    const found = linesOf(sortedManifest(at('lines'))).map(
      ({ picture: name, className, error }) => [name, className ?? error?.code],
    );
    expect(Object.fromEntries(found)).toEqual({
      'photos/red.png': 'blue',
      'photos/sub/green.png': 'green',
      ['__proto__']: 'FILE_NOT_FOUND',
      'list.jsonl:3': 'BAD_REGION',
      'list.jsonl:5': 'BAD_REGION',
      'list.jsonl:7': 'BAD_REGION',
      'list.jsonl:8': 'BAD_REGION',
      'list.jsonl:9': 'BAD_REGION',
    });
    expect(found).toHaveLength(8);
  });

  it('lists bad pictures with their reason, and opens nothing that a link leads out to', async () => {
    await writeInto(folder, { 'mixed/red.png': red, 'mixed/cut.png': red.subarray(0, 60) });
    await writeInto(folder, { 'mixed/words.jpg': 'words', 'mixed/deep.png/red.png': red });
    await symlink(at('outside.png'), at('mixed', 'link.png'));
    await symlink(at('photos'), at('mixed', 'folder'));
    await symlink('red.png', at('mixed', 'same.png'));
    const { code } = await batch('mixed', 'mixed-out', '--overlays');
    expect(code).toBe(3);
    const found = linesOf(sortedManifest(at('mixed-out'))).map(
      ({ picture: name, className, error }) => [name, className ?? error?.code],
    );
    expect(Object.fromEntries(found)).toEqual({
      'red.png': 'red',
      'same.png': 'red',
      'deep.png/red.png': 'red',
      'cut.png': 'PICTURE_BROKEN',
      'words.jpg': 'PICTURE_BROKEN',
      'link.png': 'FILE_NOT_FOUND',
    });
    expect(
      linesOf(sortedManifest(at('mixed-out'))).find((line) => line.picture === 'link.png')?.error
        ?.message,
    ).toContain('a link out of the folder of the input');
  });

  it('ends with 1 where every picture failed, and looks for none in its own output', async () => {
    await writeInto(folder, { 'broken/a.png': 'words' });
    expect((await batch('broken', 'broken/out', '--overlays')).code).toBe(1);
    await writeInto(folder, { 'broken/out/overlays/b.png': red });
    expect((await batch('broken', 'broken/out', '--overlays', '--resume')).code).toBe(1);
    expect(linesOf(sortedManifest(at('broken/out')))).toHaveLength(1);
  });
});

describe('gradcam batch --resume', () => {
  it('begins where there is no run, and repeats nothing of one that is complete', async () => {
    await batch('photos', 'again', '--resume');
    const before = await readFile(at('again', 'manifest.jsonl'), 'utf8');
    const { code, printed } = await batch('photos', 'again', '--resume');
    expect(code).toBe(0);
    expect(printed[0]).toBe('Explained        3 of 3');
    expect(await readFile(at('again', 'manifest.jsonl'), 'utf8')).toBe(before);
  });

  it('does what is missing, and drops a line that is torn', async () => {
    await batch('photos', 'whole', '--maps', 'float32');
    await batch('photos', 'part', '--maps', 'float32');
    const text = await readFile(at('part', 'manifest.jsonl'), 'utf8');
    const [first = '', second = ''] = text.split('\n');
    for (const torn of ['', second.slice(0, 40), second]) {
      await writeFile(at('part', 'manifest.jsonl'), `${first}\n${torn}`);
      const { code } = await batch('photos', 'part', '--maps', 'float32', '--resume');
      expect(code).toBe(0);
      expect(sortedManifest(at('part'))).toBe(sortedManifest(at('whole')));
    }
    expect(filesOf(at('part'))).toEqual(filesOf(at('whole')));
  });

  it('begins anew, by other settings, where nothing was done', async () => {
    const wrong = batch('photos', 'wrong', '--feature-layer', 'none');
    await expect(wrong).rejects.toThrow(/none/);
    expect((await batch('photos', 'wrong')).code).toBe(0);
  });

  it('counts what failed before', async () => {
    await writeInto(folder, { 'some/red.png': red, 'some/a.png': 'words' });
    expect((await batch('some', 'some-out')).code).toBe(3);
    const { code, said } = await batch('some', 'some-out', '--resume');
    expect(code).toBe(3);
    expect(said.filter((line) => line.includes('a.png'))).toEqual([]);
  });

  it.each([
    [['--method', 'layer-cam'], /got --method "layer-cam", expected "auto"; give it again, or/],
    [['--maps', 'float16'], /got --maps "float16", expected left out/],
    [['--feature-layer', 'x'], /got --feature-layer \["x"\], expected \[\]/],
  ])('refuses other settings: %j', async (words, sentence) => {
    await batch('photos', 'set', '--resume');
    await expect(batch('photos', 'set', '--resume', ...words)).rejects.toThrow(sentence);
  });

  it('refuses another input, or a list that was changed', async () => {
    await batch('photos', 'set', '--resume');
    await expect(batch('photos/sub', 'set', '--resume')).rejects.toThrow(/got another input, /);
    await writeFile(at('short.csv'), 'path\nphotos/red.png\n');
    await batch('short.csv', 'short');
    await appendFile(at('short.csv'), 'photos/sub/blue.png\n');
    await expect(batch('short.csv', 'short', '--resume')).rejects.toThrow(/got another input, /);
  });

  it.each([
    ['settled', '5'],
    ['settled', '{"trunk":"onnx"}'],
    ['settled', '{"made":{"network":1},"trunk":"onnx"}'],
    ['settled', '{"made":{},"trunk":"webgl"}'],
    ['settled', '{"made":{},"trunk":"onnx","preprocessing":[]}'],
    ['input', '[]'],
    ['settings', 'null'],
    ['run', '2'],
  ])('refuses settings in which %s was changed to %s', async (name, value) => {
    await batch('photos', 'changed', '--resume');
    const path = at('changed', 'run.json');
    const whole = await readFile(path, 'utf8');
    const before = JSON.parse(whole) as object;
    await writeFile(path, JSON.stringify({ ...before, [name]: JSON.parse(value) as unknown }));
    await expect(batch('photos', 'changed', '--resume')).rejects.toThrow(
      /run\.json" is not of a run of this version, got something else or what was changed since;/,
    );
    await writeFile(path, whole);
  });

  it('refuses another network', async () => {
    await batch('photos', 'set', '--resume');
    await writeFile(at('other.txt'), 'rot\ngrün\nblau\n');
    const [first = ''] = sortedManifest(at('set')).split('\n').filter(Boolean);
    await writeFile(at('set', 'manifest.jsonl'), `${first}\n`);
    await expect(batch('photos', 'set', '--resume', '--labels', at('other.txt'))).rejects.toThrow(
      /got another hash of the class names, /,
    );
  });

  it('refuses a folder with a run, or with a manifest that is none, and a line that was changed', async () => {
    await batch('photos', 'set', '--resume');
    await expect(batch('photos', 'set')).rejects.toThrow(
      /has a run already; go on with it by --resume/,
    );
    await writeInto(folder, { 'foreign/manifest.jsonl': 'mine' });
    await expect(batch('photos', 'foreign', '--resume')).rejects.toThrow(/is not of a run/);
    await writeFile(at('set', 'manifest.jsonl'), '{"a":1}\n');
    await expect(batch('photos', 'set', '--resume')).rejects.toThrow(
      /line 1 of ".*" is not of a run/,
    );
    await writeFile(at('set', 'run.json'), '{"run":');
    await expect(batch('photos', 'set', '--resume')).rejects.toThrow(
      /"run\.json"|run\.json" is not/,
    );
  });
});

describe('the threads of gradcam batch', () => {
  it('do not start where nothing is left to be done', async () => {
    await batch('photos', 'threads');
    let count = 0;
    const started = () => {
      count += 1;
    };
    process.on('worker', started);
    try {
      const { code, printed } = await batch('photos', 'threads', '--resume', '--workers', '2');
      expect(code).toBe(0);
      expect(printed[0]).toBe('Explained        3 of 3');
      expect(count).toBe(0);
    } finally {
      process.off('worker', started);
    }
  });
});

describe('gradcam batch, asked for what cannot be', () => {
  it.each([
    ['no folder', ['photos'], /writes into a folder of its own; name one with --out/],
    ['a file', ['photos', '--out', 'outside.png'], /--out is a folder, got the file/],
    [
      'the pictures themselves',
      ['photos', '--out', 'photos'],
      /--out is the folder of the pictures/,
    ],
    [
      'a missing input',
      ['missing', '--out', 'x'],
      /there is no ".*missing", expected a folder, a "glob"/,
    ],
    ['one picture', ['outside.png', '--out', 'x'], /no input of a run.*is for gradcam explain/],
    [
      'lines without overlays',
      ['photos', '--out', 'x', '--contour'],
      /--contour is of what is drawn/,
    ],
  ])('refuses %s', async (_, [input = '', ...words], sentence) => {
    const named = words.map((word) => (word.startsWith('--') ? word : at(word)));
    await expect(runHere('batch', at(input), ...named, ...network)).rejects.toThrow(sentence);
    expect(existsSync(at('x'))).toBe(false);
  });
});
