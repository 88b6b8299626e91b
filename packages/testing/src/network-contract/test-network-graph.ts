import { describe, expect, it } from 'vitest';
import { named } from '../report/test-id.js';
import type { NetworkContract } from './network-contract.js';
import { withNetwork } from './with-network.js';

/**
 * Tests what a network says of itself: its layers in order, and its inputs.
 *
 * @param contract The backend and its tolerance.
 */
export function testNetworkGraph(contract: NetworkContract): void {
  describe('its graph', { meta: { part: 'graph' } }, () => {
    it('has layers with names of their own, each after those that it reads', named('order'), () =>
      withNetwork(contract, ({ network: { graph } }) => {
        const names = graph.layers.map(({ name }) => name);
        expect(new Set(names).size).toBe(names.length);
        graph.layers.forEach(({ inputs }, index) => {
          expect(names.slice(0, index)).toEqual(expect.arrayContaining([...inputs]));
        });
        expect(names).toEqual(expect.arrayContaining([...graph.inputs, ...graph.outputs]));
        return Promise.resolve();
      }),
    );

    it('has an input for each that the network names', named('inputs'), () =>
      withNetwork(contract, ({ network: { graph, inputs } }) => {
        expect(graph.inputs.length).toBe(inputs.length);
        expect(inputs.map(({ shape }) => shape.slice(1))).toEqual(
          contract.inputs.map(({ shape }, input) =>
            // A size that is left open fits any.
            shape.map((size, axis) => (inputs[input]?.shape[axis + 1] === null ? null : size)),
          ),
        );
        return Promise.resolve();
      }),
    );
  });
}
