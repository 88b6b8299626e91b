import { wasmAdapter } from '@gradcam/adapter-wasm';
import { gradCAM } from '@gradcam/core';
import type { ExplainableModel } from '@gradcam/core/network';
import { loadKnownModel } from '@gradcam/known-models';
import { preprocess } from '@gradcam/models';
import { onnxNetwork, onnxTrunk, tfjsGraph, writeOnnx } from '@gradcam/onnx';
import { relativeDifference } from '@gradcam/testing';
import { nodePlace } from '@gradcam/testing/node';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, it } from 'vitest';
import mobilenet from '../../testing/src/reference/peers/mobilenet-v1.json' with { type: 'json' };
import resnet from '../../testing/src/reference/peers/resnet50.json' with { type: 'json' };

beforeAll(() => wasmAdapter().prepare());

const place = nodePlace(fileURLToPath(new URL('../../../assets/samples', import.meta.url)));

it.each([
  { id: 'mobilenet-v1', reference: mobilenet },
  { id: 'resnet50', reference: resnet },
])('gives the map of $id in tfjs, ONNX Runtime and PyTorch', async ({ id, reference }) => {
  const { model, spec, dispose } = await loadKnownModel(id);
  const x = preprocess(await place.readSample('chelsea'), spec);
  const mapOf = async (net: ExplainableModel) => {
    const { scoreMap } = await gradCAM(net, x, reference.class, {
      featureLayer: reference.layer,
      score: 'logit',
      outputUpsampling: 'none',
    });
    const values = [...(await scoreMap.data())];
    scoreMap.dispose();
    return values;
  };
  const onnx = await onnxNetwork(writeOnnx(await tfjsGraph(model)));
  const trunk = await onnxTrunk(model, { trunk: 'onnx' });
  const pytorch = reference.cases.find(
    ({ peer, method, score }) => peer === 'grad-cam' && method === 'GradCAM' && score === 'logit',
  );
  const expected = pytorch?.raw.values.map((value) => Math.max(0, value)) ?? [];
  expect(expected.length).toBe(49);
  for (const net of [model, onnx, trunk])
    expect(relativeDifference(await mapOf(net), expected)).toBeLessThanOrEqual(1e-4);
  await Promise.all([onnx.dispose(), trunk.dispose()]);
  x.dispose();
  dispose();
});
