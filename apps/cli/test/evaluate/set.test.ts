import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSet } from '../../src/evaluate/set/read-set.js';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gradcam-set-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function write(files: Readonly<Record<string, string>>) {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
}

/** The samples as `path: label, number of objects`, and what is wrong. */
async function setOf(...annotations: readonly string[]) {
  const problems: string[] = [];
  const paths = annotations.map((path) => join(folder, path));
  const samples = await readSet(join(folder, 'set'), paths, ({ picture, sentence }) =>
    problems.push(picture === undefined ? sentence : `${picture}: ${sentence}`),
  );
  return {
    samples: samples.map(
      ({ picture, label, objects }) => `${picture.path}: ${String(label)}, ${objects.length}`,
    ),
    problems,
  };
}

const voc = (...names: readonly string[]) =>
  `<annotation>${names
    .map(
      (name) =>
        `<object><name>${name}</name><bndbox><xmin>1</xmin><ymin>1</ymin><xmax>2</xmax><ymax>2</ymax></bndbox></object>`,
    )
    .join('')}</annotation>`;

describe('the samples of a set', () => {
  it('are the pictures in it and below, by number, with the folder as label', async () => {
    await write({
      'set/cat/10.JPG': '',
      'set/cat/2.png': '',
      'set/7/a.webp': '',
      'set/top.jpg': '',
      'set/notes.md': '',
    });
    expect(await setOf()).toEqual({
      samples: [
        '7/a.webp: 7, 0',
        'cat/2.png: cat, 0',
        'cat/10.JPG: cat, 0',
        'top.jpg: undefined, 0',
      ],
      problems: [],
    });
  });

  it('have the label of a list before those of objects, and these before that of the folder', async () => {
    await write({
      ...{ 'set/x/1.jpg': '', 'set/x/2.jpg': '', 'set/x/3.jpg': '' },
      'labels.csv': 'file,label\n1.jpg,tabby\n',
      'boxes/1.xml': voc('cat', 'cat'),
      'boxes/2.xml': voc('dog', 'cat', 'dog'),
    });
    expect(await setOf('labels.csv', 'boxes')).toEqual({
      // Objects that are all of one other class are those of the label.
      samples: ['x/1.jpg: tabby, 2', 'x/2.jpg: dog, 2', 'x/2.jpg: cat, 1', 'x/3.jpg: x, 0'],
      problems: [],
    });
  });

  it('have no objects where those are of several classes, none of which is the label', async () => {
    await write({
      'set/1.jpg': '',
      'labels.json': '{ "1.jpg": "tabby" }',
      'boxes/1.xml': voc('dog', 'cat'),
    });
    const { samples, problems } = await setOf('labels.json', 'boxes');
    expect(samples).toEqual(['1.jpg: tabby, 0']);
    expect(problems).toEqual([
      expect.stringMatching(/^1\.jpg: none of its objects is a "tabby", got "dog", "cat";/),
    ]);
  });

  it('find their annotations by path, path without ending, name and name without ending', async () => {
    await write({
      ...{ 'set/a/1.jpg': '', 'set/b/1.jpg': '', 'set/b/2.jpg': '' },
      'labels.csv':
        'file,label\na/1.jpg,path\nb\\1.png,stem\nC:\\photos\\2.jpg,name\n../../2.gif,other\n',
    });
    expect(await setOf('labels.csv')).toEqual({
      samples: ['a/1.jpg: path, 0', 'b/1.jpg: stem, 0', 'b/2.jpg: name, 0', 'b/2.jpg: other, 0'],
      problems: [],
    });
  });

  it('leave out annotations of several pictures, and of none, which is said', async () => {
    await write({
      ...{ 'set/a/1.jpg': '', 'set/b/1.jpg': '' },
      'labels.csv': 'file,label\n1.jpg,both\n/etc/hostname,none\n3.jpg,none\n',
    });
    const { samples, problems } = await setOf('labels.csv');
    expect(samples).toEqual(['a/1.jpg: a, 0', 'b/1.jpg: b, 0']);
    expect(problems).toEqual([
      expect.stringMatching(/^"1\.jpg" fits 2 pictures; name it with its folder/),
      expect.stringMatching(
        /^there is no picture for 2 of the annotations, got "\/etc\/hostname" and others;/,
      ),
    ]);
  });

  it('have masks from a folder of their own, also one within the set', async () => {
    await write({
      ...{ 'set/1.png': '', 'set/masks/1.png': '', 'set/2.png': '' },
      'set/2.txt': '0 .5 .5 1 1',
      'set/classes.txt': 'cat\ndog\n',
    });
    expect(await setOf('set/masks', 'set')).toEqual({
      samples: ['1.png: undefined, 2', '2.png: cat, 1'],
      problems: [],
    });
    // Which is as well where only the folder around both is named.
    expect((await setOf('set')).samples).toContain('masks/1.png: masks, 0');
  });

  it('do not follow links out of the folders', async () => {
    await write({ 'set/1.jpg': '', 'elsewhere/2.jpg': '', 'elsewhere/1.xml': voc('cat') });
    await symlink(join(folder, 'elsewhere'), join(folder, 'set/linked'));
    await mkdir(join(folder, 'boxes'));
    await symlink(join(folder, 'elsewhere'), join(folder, 'boxes/linked'));
    expect((await setOf('boxes')).samples).toEqual(['1.jpg: undefined, 0']);
  });

  it('are at least one', async () => {
    await write({ 'set/notes.md': '' });
    await expect(setOf()).rejects.toMatchObject({
      code: 'FILE_NOT_FOUND',
      sentence: expect.stringMatching(
        /^there are no pictures in ".*set", expected files/,
      ) as string,
    });
  });
});
