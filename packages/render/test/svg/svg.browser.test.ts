import { describe, expect, it } from 'vitest';
import {
  annotatedPicture,
  boxesOf,
  colorBar,
  contours,
  curve,
  gray,
  gridOf,
  legend,
  maskAbove,
  svgDataUri,
  viridis,
} from '../../src/index.js';
import { grid } from '../made.js';

const awkward = `<b> & "q" 'a' ]]> \u0000\uD800 猫`;
const scores = grid(3, 3, 0, 0, 0, 0, 4, 0, 0, 0, 0);

/** A picture of one red pixel, as a canvas writes it. */
function redPixel(): string {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no canvas');
  context.fillStyle = '#ff0000';
  context.fillRect(0, 0, 1, 1);
  return canvas.toDataURL('image/png');
}

/** The figure as the browser draws it. */
async function painted(svg: string) {
  const image = new Image();
  image.src = svgDataUri(svg);
  await image.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
  const context = canvas.getContext('2d');
  context?.drawImage(image, 0, 0);
  return (x: number, y: number) => [...(context?.getImageData(x, y, 1, 1).data ?? [])].slice(0, 3);
}

const picture = { href: redPixel(), width: 90, height: 90 };
const figures = {
  legend: legend([{ label: awkward }], { title: awkward, description: awkward }),
  colorBar: colorBar({ label: awkward, title: awkward }),
  gridOf: gridOf([{ ...picture, title: awkward, caption: awkward }], { title: awkward }),
  curve: curve([1, 2, 3], [0, 1], { xLabel: awkward, yLabel: awkward, title: awkward }),
  annotatedPicture: annotatedPicture(picture, {
    title: awkward,
    contours: contours(scores, [2]),
    boxes: boxesOf(maskAbove(scores, 2)),
  }),
};

describe('figures in a browser', () => {
  it.each(Object.entries(figures))('%s is XML that names itself, whatever its text', (_, svg) => {
    const { documentElement: root } = new DOMParser().parseFromString(svg, 'image/svg+xml');
    const shown = `<b> & "q" 'a' ]]> \uFFFD\uFFFD 猫`;
    expect(root.querySelector('parsererror')).toBeNull();
    expect([root.localName, root.getAttribute('role')]).toEqual(['svg', 'img']);
    expect(root.getAttribute('aria-label')).toBe(shown);
    expect(root.children[0]?.localName).toBe('title');
    expect(root.children[0]?.textContent).toBe(shown);
    expect(root.children[1]?.localName).toBe('desc');
    expect(root.children[1]?.textContent).not.toBe('');
    // No ids: two figures in one page do not meet.
    expect(root.querySelectorAll('[id]')).toHaveLength(0);
  });

  it('paints the colours of the bar where the numbers say', async () => {
    const svg = colorBar({ colormap: viridis, length: 320 });
    const { children } = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
    const left = Number(children[3]?.getAttribute('x'));
    const at = await painted(svg);
    for (const value of [0.1, 0.5, 0.9]) {
      const found = at(Math.round(left + 320 * value), 10);
      // 64 steps: a byte differs by 2 at most from one step to the next and a half.
      viridis(value).forEach((channel, index) => {
        expect(Math.abs((found[index] ?? 0) - channel)).toBeLessThan(6);
      });
    }
  });

  it('paints a picture that is embedded, and the lines over it', async () => {
    const at = await painted(figures.annotatedPicture);
    expect(at(5, 5)).toEqual([255, 0, 0]);
    // The box around the middle pixel of the map: from 30 to 60, its white line inside of that.
    expect(at(30, 31)).toEqual([255, 255, 255]);
    // The contour's corner at 1, 1.5 of the map; the middle is left free.
    expect(at(45, 45)).toEqual([255, 0, 0]);
  });

  it('paints heat behind a signal', async () => {
    const svg = curve([0, 0], [0, 1], { colormap: gray, width: 400, height: 200 });
    const at = await painted(svg);
    // A quarter of the way and three quarters, above the line in the middle.
    expect(at(130, 40)).toEqual([0, 0, 0]);
    expect(at(350, 40)).toEqual([255, 255, 255]);
  });

  it('holds another figure in a grid', async () => {
    const inner = svgDataUri(figures.annotatedPicture);
    const at = await painted(
      gridOf([{ title: 'a', href: inner, width: 90, height: 90 }], { gap: 0, fontSize: 10 }),
    );
    expect(at(5, 13 + 5)).toEqual([255, 0, 0]);
  });
});
