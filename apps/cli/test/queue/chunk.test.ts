import { describe, expect, it } from 'vitest';
import { readChunk } from '../../src/queue/chunk/read-chunk.js';
import { makeChunk } from './make-chunk.js';

/** As it comes out of a queue. */
const through = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('readChunk', () => {
  it('takes a chunk of pictures, and one of an archive', () => {
    expect(readChunk(through(makeChunk()))).toEqual(through(makeChunk()));
    const archive = { path: 'a.parquet', prefix: '', rows: [0, 100] } as const;
    const other = through(makeChunk({ pictures: undefined, archive }));
    expect(readChunk(other)).toEqual(other);
  });

  const text = JSON.stringify(makeChunk());
  it.each([
    ['words', '"words"'],
    ['nothing', 'null'],
    ['a list', '[]'],
    ['another version', text.replace('"gradcam":1', '"gradcam":2')],
    ['an unknown key', text.replace('"run"', '"model":"/etc/passwd","run"')],
    ['an unknown setting', text.replace('"method"', '"model":"/etc/passwd","method"')],
    ['a key of a prototype', text.replace('"run"', '"__proto__":{"out":"/"},"run"')],
    ['one in the settings', text.replace('"method"', '"__proto__":{"maps":"x"},"method"')],
    ['one in a picture', text.replace('{"name":"a.png"', '{"constructor":1,"name":"a.png"')],
    ['a part that leads out', text.replace('1-000000', '../../x')],
    ['another run', text.replace('0f8fad5b-', '../../../')],
    ['a method that is unknown', text.replace('"auto"', '"no-cam"')],
    ['a number for a name', text.replace('"a.png"', '7')],
    ['no pictures', text.replace(/"pictures".*\]/, '"pictures":[]')],
    ['neither pictures nor an archive', text.replace(/,"pictures".*\]/, '')],
    ['both', text.replace('"pictures"', '"archive":{"path":"a.tar","prefix":""},"pictures"')],
    [
      'rows that are none',
      text.replace(/"pictures".*\]/, '"archive":{"path":"a","prefix":"","rows":[-1,2]}'),
    ],
    ['a label that is no label', text.replace('"red"', '{}')],
  ])('refuses %s', (_, foreign) => {
    expect(foreign).not.toBe(text);
    expect(() => readChunk(JSON.parse(foreign))).toThrow(/this is no chunk of a run/);
  });
});
