import '@tensorflow/tfjs-backend-cpu';
import { setBackend } from '@tensorflow/tfjs-core';
import { layers, sequential, type Sequential } from '@tensorflow/tfjs-layers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createExplainer } from '../../src/index.js';

/** Four patches behind a class token that alone is read in the end. */
function classTokenNet(): Sequential {
  const ones = { kernelInitializer: 'ones', useBias: false } as const;
  return sequential({
    layers: [
      layers.conv2d({ filters: 2, kernelSize: 2, strides: 2, inputShape: [4, 4, 1], ...ones }),
      layers.reshape({ targetShape: [4, 1, 2] }),
      layers.zeroPadding2d({
        padding: [
          [1, 0],
          [0, 0],
        ],
      }),
      layers.reshape({ targetShape: [5, 2] }),
      layers.conv1d({ name: 'tokens', filters: 2, kernelSize: 1, ...ones }),
      layers.conv1d({ name: 'mixed', filters: 2, kernelSize: 9, padding: 'same', ...ones }),
      layers.reshape({ targetShape: [5, 1, 2] }),
      layers.cropping2D({
        cropping: [
          [0, 4],
          [0, 0],
        ],
      }),
      layers.flatten(),
      layers.dense({ units: 2, ...ones }),
    ],
  });
}

describe('a network that reads only its class token', () => {
  let net: Sequential;
  // A new one each time, for what was found is remembered.
  beforeEach(async () => {
    await setBackend('cpu');
    net = classTokenNet();
  });
  afterEach(() => {
    net.dispose();
  });

  const chosen = async (featureLayer?: string, format?: string) => {
    const { selection } = await createExplainer(net, { featureLayer, format });
    const codes = selection.warnings.map(({ code }) => code);
    return [selection.featureLayer, codes.includes('class-token-only')];
  };

  it('has another layer taken than the last one, unless that is named', async () => {
    expect(await chosen()).toEqual(['tokens', true]);
    expect(await chosen('mixed')).toEqual(['mixed', true]);
    expect(await chosen()).toEqual(['tokens', true]);
    expect(await chosen('tokens')).toEqual(['tokens', false]);
  });

  it('is no longer searched for once the call is aborted', async () => {
    const asked = async () => {
      let questions = 0;
      const throwIfAborted = () => {
        questions += 1;
      };
      await createExplainer(net, { signal: { throwIfAborted } });
      return questions;
    };
    // "tokens" alone comes after "mixed", and what was found is remembered.
    expect(await asked()).toBe((await asked()) + 1);
  });

  it('is tried on zeros in its own order, whatever the order of the inputs', async () => {
    expect(await chosen(undefined, 'CSS')).toEqual(['tokens', true]);
  });
});
