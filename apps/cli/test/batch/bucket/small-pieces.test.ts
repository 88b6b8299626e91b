import { expect, it } from 'vitest';
import { smallPieces } from '../../../src/batch/entries/lists/small-pieces.js';

it('divides what comes in large pieces, and changes nothing', async () => {
  const all = Buffer.from(Array.from({ length: 200_000 }, (_, index) => index % 251));
  const given = [all.subarray(0, 150_000), all.subarray(150_000, 150_000), all.subarray(150_000)];
  async function* pieces() {
    yield* given;
    await Promise.resolve();
  }
  const parts: Uint8Array[] = [];
  for await (const part of smallPieces(pieces())) parts.push(part);
  expect(parts.map(({ length }) => length)).toEqual([65_536, 65_536, 18_928, 50_000]);
  expect(Buffer.concat(parts).equals(all)).toBe(true);
});
