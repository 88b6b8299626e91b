import { gradCAM } from '@gradcam/core';
import { GradCamError } from '@gradcam/errors';
import { expandDims, tidy, type Tensor } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { expectCode } from '../assertions/expect-code.js';
import { named } from '../report/test-id.js';
import type { NetworkContract } from './network-contract.js';
import { withNetwork } from './with-network.js';

/**
 * Tests what a network says where it is used wrongly, and that nothing is left behind then.
 *
 * @param contract The backend and its tolerance.
 */
export function testNetworkFaults(contract: NetworkContract): void {
  describe('a mistake', { meta: { part: 'faults' } }, () => {
    it('in the name of a layer is said in a sentence that names it', named('layer'), () =>
      withNetwork(contract, ({ network }) => {
        const [reductionLayer = ''] = network.graph.outputs;
        const cut = () => network.cut({ featureLayer: 'nowhere', reductionLayer, score: 'output' });
        expect(cut).toThrow(GradCamError);
        expect(cut).toThrow(/nowhere.*\.$/);
        return Promise.resolve();
      }),
    );

    it('in the shape of an input is said before anything runs', named('shape'), () =>
      withNetwork(contract, async ({ network, inputs }) => {
        const deeper = inputs.map((input) => tidy(() => expandDims(expandDims(input, 0), 0)));
        await expectCode(() => gradCAM(network, deeper, 0), 'INPUT_SHAPE', /got .*expected /);
        for (const each of deeper) each.dispose();
      }),
    );

    it('in a class is said with the classes that there are', named('class'), () =>
      withNetwork(contract, ({ network, inputs }) =>
        expectCode(() => gradCAM(network, inputs, 1e9), 'CLASS_OUT_OF_RANGE', /1000000000/),
      ),
    );

    it('of the caller is handed on, and nothing is left behind', named('own-error'), () =>
      withNetwork(contract, async ({ network, inputs }) => {
        const own = new Error('my own mistake');
        const failing = (): Tensor => {
          throw own;
        };
        await expect(gradCAM(network, inputs, failing)).rejects.toBe(own);
      }),
    );
  });
}
