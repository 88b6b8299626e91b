import type { Method } from '@gradcam/core/methods';
import { mul, tidy } from '@tensorflow/tfjs-core';

/**
 * Negates a method's map if a library's eigenvector has the opposite sign.
 *
 * @param method The method.
 * @param sign 1 or -1, asked for each map.
 * @returns The method, turned.
 */
export function turnedMethod(method: Method, sign: () => number): Method {
  const { name } = method;
  if ('combine' in method) return { name, combine: (input) => mul(method.combine(input), sign()) };
  return {
    name,
    run: async (input, rerun) => {
      const map = await method.run(input, rerun);
      try {
        return tidy(() => mul(map, sign()));
      } finally {
        map.dispose();
      }
    },
  };
}
