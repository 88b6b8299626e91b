import { dataTypes } from '../../../proto/data-types.js';
import { hostValue } from '../../../head/values/host-value.js';
import { sizeOf, stridesOf } from '../../../head/values/strides.js';
import { placesOf } from '../../../head/values/viewed.js';
import { reachOf, type AxisWindows } from '../../../head/ops/windows/windows-of.js';
import { shapedAs } from '../../parts/shapes/shaped-as.js';
import type { PullCall } from '../../pull-rule.js';
import { backThroughWindows } from './back-through-windows.js';

/**
 * Adds up gradients at the places of maxima, for versions of ONNX that have no scattered sum: each place of a window gets a channel of its own, and
 * a transposed convolution lays the channels over each other.
 *
 * @param call The pool.
 * @param indices The name of the places of the maxima, counted through all samples and channels.
 * @param windows The windows along each axis of space.
 * @returns The name of the gradient in the input; undefined where a window is larger than what it goes over.
 */
export function scatteredByPlaces(
  call: PullCall,
  indices: string,
  windows: readonly AxisWindows[],
): string | undefined {
  if (windows.some((along) => reachOf(along) > along.size)) return undefined;
  const { builder, gradient } = call;
  const counts = windows.map(({ count }) => count);
  const asPlanes = (name: string) =>
    builder.add('Reshape', [name, builder.integers([-1, 1, ...counts])]);
  const within = withinWindow(call, asPlanes(indices), windows);
  const places = placesInWindow(windows);
  const isPlace = builder.add('Equal', [
    within,
    wholes(call, [1, places.length, ...ones(windows)], places),
  ]);
  const factor = builder.add('Cast', [isPlace], { to: dataTypes.float32 });
  const byPlace = builder.add('Mul', [asPlanes(gradient), factor]);
  const kernel = windows.map((along) => along.kernel);
  const dims = [places.length, 1, ...kernel];
  const filter = Float32Array.from({ length: places.length ** 2 }, (_, at) =>
    at % (places.length + 1) === 0 ? 1 : 0,
  );
  const planes = backThroughWindows(call, byPlace, {
    windows,
    filter: hostValue('float32', dims, filter),
    filterName: () => builder.constant(dims, filter),
    groups: 1,
  });
  return shapedAs(call, planes);
}

/** The distance of a maximum in its plane from the first place of its window. */
function withinWindow(call: PullCall, indices: string, windows: readonly AxisWindows[]): string {
  const { builder } = call;
  const sizes = windows.map(({ size }) => size);
  const size = wholes(call, [], [sizeOf(sizes)]);
  const before = builder.add('Mul', [builder.add('Div', [indices, size]), size]);
  const inPlane = builder.add('Sub', [indices, before]);
  const steps = stridesOf(sizes);
  const counts = windows.map(({ count }) => count);
  const first = placesOf({
    dims: counts,
    strides: windows.map(({ stride }, axis) => stride * (steps[axis] ?? 1)),
    offset: -windows.reduce((sum, { pads }, axis) => sum + pads[0] * (steps[axis] ?? 1), 0),
  });
  return builder.add('Sub', [inPlane, wholes(call, [1, 1, ...counts], [...first])]);
}

function placesInWindow(windows: readonly AxisWindows[]): number[] {
  const steps = stridesOf(windows.map(({ size }) => size));
  const places = placesOf({
    dims: windows.map(({ kernel }) => kernel),
    strides: windows.map(({ dilation }, axis) => dilation * (steps[axis] ?? 1)),
  });
  return [...places];
}

function wholes({ builder }: PullCall, dims: readonly number[], values: readonly number[]): string {
  return builder.add('Reshape', [builder.integers(values), builder.integers(dims)]);
}

const ones = (windows: readonly AxisWindows[]) => windows.map(() => 1);
