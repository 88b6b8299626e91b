import { expect, it } from 'vitest';
import { modelAddress } from '../../src/open/files/model-address.js';

it.each([
  [
    'https://teachablemachine.withgoogle.com/models/aBcD-1234/',
    'https://teachablemachine.withgoogle.com/models/aBcD-1234/',
    'model.json',
    '',
  ],
  ['https://host/a/b', 'https://host/a/b/', 'model.json', ''],
  ['https://host', 'https://host/', 'model.json', ''],
  ['https://host/a/net.json?key=1', 'https://host/a/', 'net.json', '?key=1'],
  ['https://host/a/net.onnx', 'https://host/a/', 'net.onnx', ''],
  [
    'https://host/a/resolve/main/onnx/model.onnx?download=true',
    'https://host/a/resolve/main/',
    'onnx/model.onnx',
    '?download=true',
  ],
  ['https://host/a/net.zip', 'https://host/a/', 'net.zip', ''],
  [
    'https://tfhub.dev/google/tfjs-model/imagenet/mobilenet_v3_small_100_224/classification/5/default/1',
    'https://tfhub.dev/google/tfjs-model/imagenet/mobilenet_v3_small_100_224/classification/5/default/1/',
    'model.json',
    '?tfjs-format=file',
  ],
])('finds the model.json of %s', (address, folder, file, query) => {
  expect(modelAddress(address)).toEqual({ folder, file, query });
});

it.each(['', 'ftp://host/model.json', 'javascript:alert(1)', 'data:,x', 'http://'])(
  'refuses %j',
  (address) => {
    expect(() => modelAddress(address)).toThrow(/this is not the address of a model/);
  },
);
