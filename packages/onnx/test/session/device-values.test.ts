import '@tensorflow/tfjs-backend-cpu';
import { memory } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { makeEngine } from '../../src/session/engine.js';
import type { RuntimeSession } from '../../src/session/onnx-runtime.js';
import { countedRuntime } from './counted-runtime.js';

describe('values that ONNX Runtime leaves on a device', () => {
  it.each([
    ['after they are read', undefined, undefined],
    ['also where one of them cannot be read', 'second', 'MODEL_UNSUPPORTED'],
    ['also where memory is short', 'first', 'OUT_OF_MEMORY'],
  ] as const)('are freed %s', async (_, failing, code) => {
    const freed: string[] = [];
    const onDevice = (name: string, value: number) => ({
      type: 'float32',
      dims: [1],
      location: 'gpu-buffer',
      getData: () =>
        name === failing
          ? Promise.reject(new Error(code === 'OUT_OF_MEMORY' ? 'out of memory' : 'mapping failed'))
          : Promise.resolve(Float32Array.of(value)),
      dispose: () => void freed.push(name),
    });
    const outputs = { first: onDevice('first', 1), second: onDevice('second', 2) };
    const session: RuntimeSession = {
      inputNames: [],
      run: () => Promise.resolve(outputs),
      release: () => Promise.resolve(),
    };
    const { runtime } = countedRuntime();
    const load = () => Promise.resolve(session);
    const engine = makeEngine({ runtime, load, typeOf: () => 'float32' });
    const before = memory().numTensors;
    const run = engine.run({ outputs: ['second', 'first'] }, new Map());
    if (code === undefined) {
      const made = await run;
      expect(await Promise.all(made.map((each) => each.data()))).toEqual(
        [2, 1].map((value) => Float32Array.of(value)),
      );
      made.forEach((each) => {
        each.dispose();
      });
    } else await expect(run).rejects.toMatchObject({ code });
    expect(freed).toEqual(['first', 'second']);
    expect(memory().numTensors).toBe(before);
    await engine.dispose();
  });
});
