const float = new Float32Array(1);
const word = new Uint32Array(float.buffer);

/**
 * Writes numbers in half precision, each rounded to the nearest, to an even one where two are as near.
 *
 * @param values The numbers.
 * @returns The bits of each.
 */
export function toHalf(values: ArrayLike<number>): Uint16Array {
  return Uint16Array.from(values, halfOf);
}

/**
 * Reads numbers in half precision.
 *
 * @param bits Of each.
 * @returns The numbers.
 */
export function fromHalf(bits: Uint16Array): Float32Array {
  return Float32Array.from(bits, (half) => {
    const sign = half & 0x8000 ? -1 : 1;
    const exponent = (half >> 10) & 0x1f;
    const fraction = half & 0x3ff;
    if (exponent === 0x1f) return fraction === 0 ? sign * Infinity : NaN;
    return exponent === 0
      ? sign * fraction * 2 ** -24
      : sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
  });
}

function halfOf(value: number): number {
  float[0] = value;
  const bits = word[0] ?? 0;
  const sign = (bits >>> 16) & 0x8000;
  const magnitude = Math.abs(float[0]);
  if (Number.isNaN(magnitude)) return sign | 0x7e00;
  // From here on rounding gives infinity.
  if (magnitude >= 65520) return sign | 0x7c00;
  const exponent = Math.max(-14, Math.floor(Math.log2(magnitude || 1e-30)));
  const steps = roundToEven(magnitude / 2 ** (exponent - 10));
  // A fraction that is rounded up to the next power of two carries into the exponent by itself.
  return sign | (steps + (exponent + 14) * 1024);
}

function roundToEven(value: number): number {
  const below = Math.floor(value);
  const rest = value - below;
  return rest > 0.5 || (rest === 0.5 && below % 2 === 1) ? below + 1 : below;
}
