// npm run bench -- looks: what painting a map over a photo of twelve million pixels takes, in each look, on one core; the best of three.
import { looks, overlay } from '@gradcam/render';

const [width, height] = [4000, 3000];
const photo = {
  data: Uint8ClampedArray.from({ length: 4 * width * height }, (_, index) => (index * 7) % 256),
  width,
  height,
};
const side = 224;
const scores = {
  data: Float32Array.from(
    { length: side * side },
    (_, index) => Math.sin(index / 3000) * Math.sin(((index % side) / side) * Math.PI),
  ),
  width: side,
  height: side,
};

for (const [name, look] of Object.entries(looks)) {
  const seconds = Array.from({ length: 3 }, () => {
    const began = performance.now();
    overlay(photo, scores, look);
    return (performance.now() - began) / 1000;
  });
  console.log(`${name.padEnd(10)} ${Math.min(...seconds).toFixed(2)} s`);
}
