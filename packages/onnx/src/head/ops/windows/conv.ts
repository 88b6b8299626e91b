import { numberOf } from '../../attributes.js';
import { inputAt, tensorAt } from '../../call-inputs.js';
import type { HeadOp } from '../../head-op.js';
import { dimsOf } from '../../values/head-value.js';
import { atOnePlace, isAtOnePlace } from './at-one-place.js';
import { biased } from './biased.js';
import { channelsFirst, channelsLast } from './channels.js';
import { convolved } from './convolved.js';
import { filterAt } from './filter-at.js';
import { paddedSpace } from './padded-space.js';
import { windowsOf } from './windows-of.js';

/** A convolution over one, two or three axes, in groups. */
export const conv: HeadOp = {
  op: 'Conv',
  run: (call) => {
    const filterDims = dimsOf(inputAt(call, 1));
    const x = tensorAt(call);
    const windows = windowsOf(call.node, x.shape.slice(2), filterDims.slice(2));
    const groups = numberOf(call.node, 'group', 1);
    if (isAtOnePlace(windows, groups)) return biased(call, atOnePlace(call));
    const padded = paddedSpace(
      channelsLast(x),
      windows.map(({ pads }) => pads),
    );
    const result = convolved(padded, filterAt(call, 1), windows, groups);
    return biased(call, channelsFirst(result));
  },
};
