const one = new Float32Array(1);
const bits = new Uint32Array(one.buffer);

/**
 * Rounds a number to half precision (IEEE 754 binary16), to the nearest, of two that are as near to the even one.
 *
 * @param value A number; a float32 is rounded once.
 * @returns Its 16 bits; those of Infinity for what is 65,520 or more.
 */
export function toFloat16(value: number): number {
  one[0] = value;
  const all = Number(bits[0]);
  const sign = (all >>> 16) & 0x8000;
  if (Number.isNaN(value)) return sign | 0x7e00;
  const size = Math.abs(one[0]);
  if (size >= 65_520) return sign | 0x7c00;
  // Below 2^-14 numbers are 2^-24 apart; a fraction that is rounded up to 2^-14 has the bits of that.
  if (size < 2 ** -14) return sign | toEven(size * 2 ** 24);
  const exponent = ((all >>> 23) & 0xff) - 127;
  const below = ((exponent + 15) << 10) | ((all & 0x7fffff) >>> 13);
  // The bits that are cut off; a fraction that is rounded up to 2 has the bits of the next exponent.
  const rest = all & 0x1fff;
  const isUp = rest > 0x1000 || (rest === 0x1000 && below % 2 === 1);
  return sign | (isUp ? below + 1 : below);
}

function toEven(value: number): number {
  const below = Math.floor(value);
  const rest = value - below;
  if (rest !== 0.5) return rest < 0.5 ? below : below + 1;
  return below + (below % 2);
}
