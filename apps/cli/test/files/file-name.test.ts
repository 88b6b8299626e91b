import { expect, it } from 'vitest';
import { fileName } from '../../src/files/file-name.js';

const named = {
  picture: 'photos/chelsea.jpg',
  className: 'Egyptian cat',
  method: 'grad-cam',
  layers: ['conv_pw_13_relu'],
  model: 'mobilenet-v1',
};

it('says the picture, class, method, layer and model', () => {
  expect(fileName(named)).toBe('chelsea-egyptian-cat-grad-cam-conv-pw-13-relu-mobilenet-v1');
});

it('says of a long layer its last words, of a class its first name, and nothing of what is not there', () => {
  const layers = ['module_apply_default/MobilenetV1/Conv2d_13_pointwise/Relu6'];
  expect(fileName({ ...named, layers, className: 'tabby, tabby cat' })).toBe(
    'chelsea-tabby-grad-cam-conv2d-13-pointwise-relu6-mobilenet-v1',
  );
  expect(fileName({ ...named, layers: [], method: 'full-grad', className: '../..' })).toBe(
    'chelsea-full-grad-mobilenet-v1',
  );
});

it('keeps letters of other scripts', () => {
  expect(fileName({ ...named, className: '\u732b' })).toMatch(/^chelsea-\u732b-grad-cam/);
});

it.each([
  ['-', 'input'],
  ['https://example.org/a/My%20photo.jpg?size=2', 'my-photo'],
  ['https://example.org/', 'picture'],
  ['https://example.org/100%/a%zz.jpg', 'a-zz'],
])('has a name for %s', (picture, begin) => {
  expect(fileName({ ...named, picture })).toMatch(new RegExp(`^${begin}-egyptian-cat-`));
});

it.each(['l', '\u732b'])(
  'leaves room for a number and an ending where names are long: %s',
  (letter) => {
    const name = fileName({
      ...named,
      picture: `${letter.repeat(250)}.png`,
      className: letter.repeat(300),
      layers: [letter.repeat(300)],
    });
    // 255 bytes, less the 35 of "-smooth-grad-cam-plus-plus-1000.npy".
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(220);
    expect(Buffer.byteLength(name)).toBeGreaterThan(216);
  },
);
