import { wasmAdapter } from '@gradcam/adapter-wasm';
import { createExplainer } from '@gradcam/core';
import { toNetwork } from '@gradcam/core/network';
import { loadKnownModel } from '@gradcam/known-models';
import { inputShape, knownModels, preprocess } from '@gradcam/models';
import { onnxTrunk } from '@gradcam/onnx';
import { relativeDifference } from '@gradcam/testing';
import { nodePlace } from '@gradcam/testing/node';
import { dispose, expandDims } from '@tensorflow/tfjs-core';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, it } from 'vitest';

beforeAll(() => wasmAdapter().prepare());

const place = nodePlace(fileURLToPath(new URL('../../../../assets/samples', import.meta.url)));

it.each(knownModels.map(({ id }) => id))(
  'gives the activations of the feature layer of %s in ONNX Runtime',
  async (id) => {
    const { model, spec, dispose: disposeModel } = await loadKnownModel(id);
    const picture = preprocess(await place.readSample('chelsea'), spec);
    const x = expandDims(picture, 0);
    const inputShapes = [inputShape(spec)];
    const { featureLayer, reductionLayer } = await createExplainer(model, { inputShapes });
    const request = { featureLayer, reductionLayer, score: 'output' } as const;
    const network = await onnxTrunk(model, { trunk: 'onnx', inputShapes });
    const own = await toNetwork(model, inputShapes).cut(request).trunk([x]);
    // The second run is that of ONNX Runtime alone.
    const first = await network.cut(request).trunk([x]);
    const second = await network.cut(request).trunk([x]);
    expect(network.lastEngine()).toEqual({ engine: 'onnx' });
    const [made, expected] = [await second.activations.data(), await own.activations.data()];
    expect(relativeDifference(made, expected)).toBeLessThanOrEqual(1e-4);
    for (const { activations, bypass } of [own, first, second]) dispose([activations, ...bypass]);
    dispose([picture, x]);
    await network.dispose();
    disposeModel();
  },
);
