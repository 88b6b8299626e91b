import '@tensorflow/tfjs-backend-cpu';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { toNetwork, type Network } from '@gradcam/core/network';
import { expect, it } from 'vitest';
import { testNetwork } from '../src/index.js';
import { graphNet } from '../src/nets/written/graph-net.js';
import { residualNet } from '../src/nets/residual-net.js';
import { twoChannelNet } from '../src/nets/two-channel-net.js';
import { idOf } from '../src/report/test-id.js';

/** Wraps a tfjs model, and disposes it with its network. */
function wrapped(make: () => TfjsModel | Promise<TfjsModel>) {
  const models = new Map<Network, TfjsModel>();
  return {
    create: async () => {
      const model = await make();
      const network = toNetwork(model);
      models.set(network, model);
      return network;
    },
    dispose: (network: Network) => models.get(network)?.dispose(),
  };
}

type TfjsModel = ReturnType<typeof residualNet> | Awaited<ReturnType<typeof graphNet>>;

const inputs = [{ shape: [2, 2, 1], values: [1, 2, 3, 4] }];

// For the numbers see the nets.
testNetwork({
  name: 'with a shortcut',
  ...wrapped(residualNet),
  inputs,
  reference: {
    output: [14.25],
    classIndex: 0,
    map: { shape: [2, 2], values: [0.75, 2.25, 4.5, 6.75] },
  },
  tolerance: 1e-5,
});
testNetwork({
  name: 'of a graph model, whose twin is a layers model',
  ...wrapped(graphNet),
  inputs,
  reference: { twin: () => twoChannelNet('softmax'), classIndex: 0 },
  tolerance: 1e-5,
});

/** What vitest's JSON report says of each test. */
interface Report {
  readonly testResults: readonly {
    readonly assertionResults: readonly {
      readonly ancestorTitles: readonly string[];
      readonly status: string;
      readonly meta: Parameters<typeof idOf>[0];
    }[];
  }[];
}

it('finds what is broken in a network', () => {
  const { stdout } = spawnSync(
    process.execPath,
    [
      fileURLToPath(new URL('../../../node_modules/vitest/vitest.mjs', import.meta.url)),
      'run',
      '--config',
      'broken-networks.config.ts',
      '--reporter=json',
    ],
    { encoding: 'utf8', cwd: fileURLToPath(new URL('programs', import.meta.url)) },
  );
  // Border to vitest: its report is JSON.
  const tests = (JSON.parse(stdout) as Report).testResults.flatMap((file) => file.assertionResults);
  const failed = (name: string) =>
    tests
      .filter(
        (test) => test.ancestorTitles[0] === `the network ${name}` && test.status === 'failed',
      )
      .map(({ meta }) => idOf(meta).replace('network/', ''));
  expect(tests.length).toBe(8 * 15);
  expect(failed('nothing')).toEqual([]);
  expect(failed('order')).toContain('graph/order');
  expect(failed('score')).toEqual(
    expect.arrayContaining(['cut/prediction', 'cut/every-layer', 'map/reference']),
  );
  expect(failed('gradient')).toEqual(expect.arrayContaining(['map/reference', 'map/gradient']));
  expect(failed('leak')).toEqual(
    expect.arrayContaining(['cut/shapes', 'map/reference', 'faults/own-error']),
  );
  expect(failed('input')).toEqual(expect.arrayContaining(['cut/ownership']));
  expect(failed('bypass')).toEqual(expect.arrayContaining(['map/batch']));
  expect(failed('words')).toEqual(['faults/layer']);
});
