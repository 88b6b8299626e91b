import { GradCamError } from '@gradcam/errors';
import { describe, expect, it } from 'vitest';
import { axisTaps, interpolations, placedTaps, type PlacedSamples } from '../src/index.js';

/** The values of `samples` at every output. */
const resampled = (values: readonly number[], taps: ReturnType<typeof placedTaps>) =>
  taps.map((ofOutput) =>
    ofOutput.reduce((sum, { index, weight }) => sum + weight * (values[index] ?? NaN), 0),
  );

describe('samples at places of their own', () => {
  it('have their values there, lines between and themselves beyond', () => {
    const taps = placedTaps({ size: 3, offset: 1, stride: 2 }, 8, 'bilinear');
    // At 1, 3 and 5.
    expect(resampled([10, 20, 0], taps)).toEqual([10, 10, 15, 20, 10, 0, 0, 0]);
  });

  it('may begin before the output and end behind it', () => {
    const taps = placedTaps({ size: 3, offset: -1, stride: 2 }, 2, 'bilinear');
    expect(resampled([10, 20, 0], taps)).toEqual([15, 20]);
  });

  it('are taken whole up to the middle between two', () => {
    const taps = placedTaps({ size: 2, offset: 1, stride: 4 }, 7, 'nearest');
    // At 1 and 5; 3 is as near to both, and the later one has it.
    expect(resampled([10, 20], taps)).toEqual([10, 10, 10, 20, 20, 20, 20]);
  });

  it('have places of all corners where a kernel knows no other', () => {
    const samples = { size: 3, offset: 1, stride: 2 };
    expect(placedTaps(samples, 8, 'bilinear-corners')).toEqual(placedTaps(samples, 8, 'bilinear'));
  });

  it.each(interpolations)('are those of a grid where they lie in one: %s', (interpolation) => {
    if (interpolation === 'bilinear-corners') return;
    // Four samples over 16 outputs: centres at 1.5, 5.5, 9.5, 13.5. The outer ones are held, not mirrored.
    const placed = placedTaps({ size: 4, offset: 1.5, stride: 4 }, 16, interpolation);
    expect(placed.slice(2, 14)).toEqual(axisTaps(4, 16, interpolation).slice(2, 14));
  });

  it('count each where there are more samples than outputs', () => {
    const taps = placedTaps({ size: 4, offset: 0.25, stride: 0.5 }, 2, 'bilinear');
    // Centres at -0.5 and 1.5 samples; the first is held at 0, and the kernel reaches two samples to each side.
    expect(taps.map((all) => all.length)).toEqual([2, 4]);
  });

  it.each([
    undefined,
    {},
    { size: 2, offset: 0, stride: 0 },
    { size: 2, offset: NaN, stride: 1 },
    { size: 0, offset: 0, stride: 1 },
  ])('are refused where they are none: %o', (samples) => {
    // Border to the language: what the types do not let pass.
    expect(() => placedTaps(samples as PlacedSamples, 4, 'bilinear')).toThrow(GradCamError);
  });
});
