import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { io } from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';

/**
 * Saves a model as `tensorflowjs_converter` does, in a folder.
 *
 * @param model The model; it is disposed.
 * @param folder The folder, which is made.
 */
export async function saveModel(model: LayersModel, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const saved = io.withSaveHandler(async ({ modelTopology, weightSpecs, weightData }) => {
    const weights = io.CompositeArrayBuffer.join(weightData);
    const weightsManifest = [{ paths: ['weights.bin'], weights: weightSpecs }];
    const description = { format: 'layers-model', modelTopology, weightsManifest };
    await writeFile(join(folder, 'model.json'), JSON.stringify(description));
    await writeFile(join(folder, 'weights.bin'), new Uint8Array(weights));
    return { modelArtifactsInfo: { dateSaved: new Date(0), modelTopologyType: 'JSON' } };
  });
  await model.save(saved);
  model.dispose();
}
