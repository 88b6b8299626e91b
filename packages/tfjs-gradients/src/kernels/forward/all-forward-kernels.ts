import type { KernelOverride } from '../../overrides/with-overrides.js';
import { besideARow } from './axes/beside-a-row.js';
import { mends } from './mends.js';

/** All kernels that replace the backend's while networks run, for a backend that has not been tried yet: each is right on every backend. */
export const allForwardKernels: readonly KernelOverride[] = [
  ...mends.map(([first]) => first.kernel),
  ...besideARow,
];
