import { onnxNetwork, type OnnxNetwork } from '@gradcam/onnx';
import { afterAll, beforeAll } from 'vitest';
import { countedRuntime } from '../session/counted-runtime.js';
import { filled } from './filled.js';
import type { Net } from './nets.js';

/** A network of this folder that runs. */
export interface OpenNet {
  readonly network: OnnxNetwork;
  /** What ONNX Runtime was asked for, run by run. */
  readonly runs: unknown[];
}

/**
 * Opens a network of this folder once for the tests of a suite, and frees it behind them.
 *
 * @param net The network.
 * @returns Gives it to a test.
 */
export function openedNet({ bytes, name }: Net): () => OpenNet {
  let opened: OpenNet | undefined;
  beforeAll(async () => {
    const { runtime, runs } = countedRuntime();
    opened = { network: await onnxNetwork(filled(bytes), { runtime }), runs };
  });
  afterAll(async () => {
    await opened?.network.dispose();
    opened = undefined;
  });
  return () => {
    if (opened === undefined) throw new RangeError(`${name} is not open`);
    return opened;
  };
}
