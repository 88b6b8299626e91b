import { getBackend } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { describeDevice } from '../report/describe-device.js';
import { record } from '../report/record.js';
import type { Contract } from './contract.js';

/**
 * Records which backend runs, and on what device: the rest of the report is about that.
 *
 * @param contract The backend and its tolerance.
 */
export function testDevice({ create, tolerance }: Contract): void {
  describe('the device', () => {
    it('runs the backend that the adapter names', () => {
      expect(getBackend()).toBe(create().backendName);
      record({ device: describeDevice(), tolerance });
    });
  });
}
