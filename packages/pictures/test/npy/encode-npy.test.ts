import { expect, it } from 'vitest';
import { encodeNpy } from '../../src/node/index.js';

it('writes a file as NumPy describes it', () => {
  // numpy.lib.format, version 1.0: magic, version, length of the header, header, numbers; the numbers begin at a multiple of 64.
  const bytes = Buffer.from(
    encodeNpy({ data: Float32Array.of(1, -2, 0.5, 0, 3, 4), width: 3, height: 2 }),
  );
  expect(bytes.subarray(0, 10).toString('hex')).toBe('934e554d505901007600');
  expect(bytes.subarray(10, 128).toString('latin1')).toBe(
    `${"{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }".padEnd(117)}\n`,
  );
  expect(bytes).toHaveLength(128 + 24);
  // 1, -2 and 0.5 in IEEE 754, the lowest byte first.
  expect(bytes.subarray(128, 140).toString('hex')).toBe('0000803f000000c00000003f');
});

it('refuses a map that lacks scores, and numbers of another kind', () => {
  const map = { data: Float32Array.of(1, 2, 3), width: 2, height: 2 };
  expect(() => encodeNpy(map)).toThrow(/^encodeNpy: this is no map, got 3 scores, expected/);
  expect(() => encodeNpy({ ...map, width: 3, height: 1 }, 'int8' as 'float16')).toThrow(
    /^encodeNpy: the kind of the numbers is unknown, got "int8"/,
  );
});
