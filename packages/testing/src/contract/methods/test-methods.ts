import type { Contract } from '../contract.js';
import { testMethodBatches } from './batches.js';
import { testBounds } from './bounds.js';
import { testByName } from './by-name.js';
import { testConcepts } from './concepts.js';
import { testFormulas } from './formulas.js';
import { testFullGradient } from './full-gradient.js';
import { testSmoothing } from './smoothing.js';

/**
 * Every method.
 *
 * @param contract What is tested.
 */
export function testMethods(contract: Contract): void {
  testFormulas(contract);
  testMethodBatches(contract);
  testSmoothing(contract);
  testFullGradient(contract);
  testConcepts(contract);
  testBounds();
  testByName(contract);
}
