import { expect, it } from 'vitest';
import { fileName } from '../../src/files/file-name.js';

const explanation = {
  className: 'Egyptian cat',
  method: 'grad-cam',
  featureLayers: ['conv_pw_13_relu'],
} as const;
const network = { title: 'MobileNet V1 1.0' };
const named = (name: string) => ({
  picture: { id: 1, name, file: new Blob() },
  explanation,
  network,
});

it('names a file by picture, class, method, layer and network', () => {
  expect(fileName(named('My photo.final.JPG'))).toBe(
    'my-photo-final-egyptian-cat-grad-cam-conv-pw-13-relu-mobilenet-v1-1-0',
  );
});

it('leaves nothing in a name that a file system obeys, and keeps other scripts', () => {
  expect(fileName(named('../..\\\u202ekatze:猫|?.png'))).toMatch(/^katze-猫-egyptian-cat-/);
});

it('keeps the end of long names of layers, and names short', () => {
  const featureLayers = ['module_apply_default/MobilenetV1/MobilenetV1/Conv2d_13_pointwise/Relu6'];
  const name = fileName({
    ...named('a'.repeat(300)),
    explanation: { ...explanation, featureLayers },
  });
  expect(name).toContain('-conv2d-13-pointwise-relu6-mobilenet');
  expect(name.length).toBeLessThan(200);
});
