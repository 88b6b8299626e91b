import { GradCamError } from '@gradcam/errors';
import { describe, expect, it } from 'vitest';
import { colormaps, divergingColormaps } from '../../../render/src/index.js';
import { publicFunctions } from './public-functions.js';

const wrong = [null, undefined, 'x', 3, true, 1n];

/** What a function takes, of those; whatever is left out has to be refused. */
const taken: Readonly<Record<string, readonly unknown[]>> = {
  // Nothing is required.
  colorBar: [undefined],
  createMatchers: [undefined],
  randomCamMethod: [undefined, 3],
  wasmAdapter: [undefined],
  webgpuAdapter: wrong,
  // They end steps of other functions, which check what they were given.
  checkPacing: wrong,
  pause: wrong,
  // There is no argument.
  backwardKernels: wrong,
  defaultCacheFolder: wrong,
  forwardKernels: wrong,
  forwardKernelsNow: wrong,
  frozenReluGradients: wrong,
  gradientsForPass: wrong,
  guidedGradients: wrong,
  nodeGpuAdapter: wrong,
  webglAdapter: wrong,
  // The answer is that it cannot be explained, with the reason.
  checkExplainable: wrong,
  // No backend of that name has been started, so that nobody watches it.
  deviceWatch: wrong,
  // An exponent, a class, a share, an address, a document, a shape that is not known.
  gradCamPlusPlus: [3],
  percentText: [3],
  finerTarget: [3],
  restTarget: [3],
  svgDataUri: ['x'],
  kerasModel: ['x'],
  spatialSize: [undefined],
  // In a bundle in CommonJS a module has no address.
  requireAtRunTime: [undefined],
  // A number beyond the ends has the colour of the nearer one.
  ...Object.fromEntries(
    Object.keys({ ...colormaps, ...divergingColormaps }).map((name) => [name, [3]]),
  ),
};

/** What makes a method or a metric of options requires none of them. */
const takenBy = (name: string) => taken[name] ?? (/(Method|Metric)$/.test(name) ? [undefined] : []);

/** These describe tests, or drive passes of the library itself, and are not given what users have. */
const internal = /^(testing|tfjs-gradients\/src\/(engine|contract))/;

const functions = publicFunctions.filter(({ door }) => !internal.test(door));

async function thrownBy(run: () => unknown): Promise<unknown> {
  try {
    await run();
    return 'nothing was refused';
  } catch (error) {
    return error;
  }
}

describe('what a program without types may give', () => {
  it('is tried on every function that a user can import', () => {
    const names = new Set(functions.map(({ name }) => name));
    for (const name of ['gradCAM', 'overlay', 'selectLayers', 'withMendedKernels', 'resample'])
      expect(names).toContain(name);
    expect(functions.length).toBeGreaterThanOrEqual(90);
  });

  it.each(functions)('is refused by $name of $door with a sentence', async ({ name, run }) => {
    for (const value of wrong) {
      if (takenBy(name).includes(value)) continue;
      const error = await thrownBy(() => run(value));
      expect(error, `${name}(${String(value)})`).toBeInstanceOf(GradCamError);
      expect((error as Error).message).toMatch(new RegExp(`^${name}: .*[a-z]`));
    }
  });
});
