import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { env, pipeline } from '@huggingface/transformers';
import '@tensorflow/tfjs';
import { explain, openModel } from 'gradcam';
import { labels, writeClassifier, writePicture } from './classifier.js';

const models = mkdtempSync(join(tmpdir(), 'gradcam-transformers-'));
const picture = join(models, 'photo.png');
env.allowRemoteModels = false;
env.localModelPath = models;

test('a classifier is explained with the probabilities of its own pipeline', async () => {
  writeClassifier(join(models, 'my/classifier'));
  await writePicture(picture);

  const classify = await pipeline('image-classification', 'my/classifier', { dtype: 'fp32' });
  const theirs = await classify(picture, { top_k: labels.length });

  const model = await openModel(join(models, 'my/classifier'));
  const explanation = await explain(model, picture);
  console.log(explanation.describe());
  const ours = explanation.classes;

  assert.equal(ours.length, labels.length);
  ours.forEach(({ name, probability }, place) => {
    assert.equal(name, theirs[place].label);
    assert.ok(Math.abs(probability - theirs[place].score) < 1e-4);
  });
});
