import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inFolder } from '../../../packages/gradcam/test/in-folder.js';
import { commandLine } from '../src/command-line.js';
import { checkConfig } from '../src/config/check-config.js';
import { readConfig } from '../src/config/read-config.js';

const folder = inFolder();
const models = { mobilenet: { known: 'mobilenet-v1' } };
const checked = (content: unknown, environment = {}) =>
  checkConfig(content, resolve('/srv'), environment);

describe('the configuration', () => {
  it('is filled in', () => {
    expect(checked({ models })).toMatchObject({
      models: [{ name: 'mobilenet', known: 'mobilenet-v1' }],
      ...{ host: '127.0.0.1', port: 8080, offline: false, origins: [], token: undefined },
      limits: { bytes: 10_000_000, pixels: 25_000_000, seconds: 10, waiting: 8 },
    });
    const { methods } = checked({ models });
    expect([methods.has('grad-cam'), methods.has('score-cam')]).toEqual([true, false]);
    expect([...checked({ models, methods: ['score-cam'] }).methods]).toEqual(['score-cam']);
  });

  it('has paths that begin at its folder, and addresses as they are', () => {
    const own = { path: 'my-model', labels: 'names.txt', preprocessing: 'torch' };
    const far = { path: 'https://example.org/model.json' };
    expect(checked({ models: { own, far } }).models).toEqual([
      {
        name: 'own',
        path: resolve('/srv/my-model'),
        labels: resolve('/srv/names.txt'),
        preprocessing: 'torch',
      },
      { name: 'far', ...far },
    ]);
  });

  it.each<readonly [string, unknown, RegExp]>([
    ['nothing', undefined, /the file is of the wrong kind, got undefined, expected an object/],
    ['a list', [], /expected an object/],
    ['no models', {}, /the file lacks "models"/],
    ['no model', { models: {} }, /"models" is wrong/],
    ['an unknown part', { models, prot: 1 }, /the file has "prot".*the nearest is port;/],
    ['an unknown limit', { models, limits: { byte: 1 } }, /"limits" has "byte".*nearest is bytes;/],
    [
      'an unknown part of a model',
      { models: { a: { knwon: 'x' } } },
      /"models.a" has "knwon".*known;/,
    ],
    [
      'a model without a source',
      { models: { a: {} } },
      /"models.a" has neither "known" nor "path"/,
    ],
    [
      'a model with two',
      { models: { a: { known: 'mobilenet-v1', path: 'x' } } },
      /has "known" and "path"/,
    ],
    [
      'labels of a known model',
      { models: { a: { known: 'mobilenet-v1', labels: 'x' } } },
      /has "labels"/,
    ],
    ['an unknown known model', { models: { a: { known: 'mobilenet-v11' } } }, /mobilenet-v1/],
    [
      'a name with a slash',
      { models: { 'a/b': { known: 'mobilenet-v1' } } },
      /has the name "a\/b"/,
    ],
    [
      'a name of the language',
      JSON.parse('{ "models": { "__proto__": { "known": "mobilenet-v1" } } }'),
      /__proto__/,
    ],
    [
      'a port that is none',
      { models, port: 65_536 },
      /"port" is wrong, got 65536, which must be <= 65535/,
    ],
    [
      'a port as text',
      { models, port: '80' },
      /"port" is of the wrong kind, got "80", expected a whole number/,
    ],
    [
      'an unknown method',
      { models, methods: ['gradcam'] },
      /"methods.0" is unknown, got "gradcam"/,
    ],
    ['an origin with a path', { models, origins: ['https://a.org/b'] }, /"origins.0" is wrong/],
    ['no threads', { models, threads: 0 }, /"threads" is wrong/],
  ])('is refused: %s', (_, content, sentence) => {
    expect(() => checked(content)).toThrow(sentence);
  });

  it.each([
    ['is not set', {}, /environment variable TOKEN, which is not set/],
    ['is short', { TOKEN: 'secret' }, /which has 6 characters, expected at least 16/],
    ['is no header', { TOKEN: 'a token with blanks in it' }, /which has characters/],
  ])('is refused where the token %s', (_, environment, sentence) => {
    expect(() => checked({ models, tokenVariable: 'TOKEN' }, environment)).toThrow(sentence);
  });

  it('is read from a file', async () => {
    const path = folder.path('server.json');
    await writeFile(path, JSON.stringify({ models: { own: { path: 'my-model' } } }));
    const { models: read } = await readConfig(path, {});
    expect(read).toEqual([{ name: 'own', path: folder.path('my-model') }]);
    await writeFile(path, '{ "models": ');
    await expect(readConfig(path, {})).rejects.toThrow(/server\.json" is not JSON/);
    await expect(readConfig(folder.path('none.json'), {})).rejects.toThrow(
      /cannot be read.*ENOENT/,
    );
  });
});

describe('the command line', () => {
  it('is read', () => {
    expect(commandLine(['a.json', '--port', '0'])).toMatchObject({ config: 'a.json', port: 0 });
    expect(commandLine(['--help'])).toMatchObject({ help: true });
  });

  it.each([
    [[], /configuration is missing; see gradcam-server --help/],
    [['a', 'b'], /more than one/],
    [['a', '--prot', '1'], /--prot/],
    [['a', '--port', '70000'], /--port is wrong, got "70000"/],
  ])('is refused: %j', (words, sentence) => {
    expect(() => commandLine(words)).toThrow(sentence);
  });
});
