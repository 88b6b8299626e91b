import '@tensorflow/tfjs-backend-cpu';
import { explainBy } from '@gradcam/core';
import { dispose, setBackend, tensor, type Tensor } from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withoutLeak } from '../../../testing/src/assertions/without-leak.js';
import {
  energyInBoxMetric,
  evaluate,
  pairedDifference,
  pointingGameMetric,
} from '../../src/index.js';
import {
  insertionMinusDeletionMetric,
  recommend,
  type RecommendOptions,
  type RecommendProgress,
  type Setting,
} from '../../src/recommend/index.js';
import { spotsNet, spotSamples, type SpotSample } from './spots.js';

let net: LayersModel;

beforeAll(async () => {
  await setBackend('cpu');
  net = spotsNet();
});

afterAll(() => {
  net.dispose();
});

const usual: Setting = { method: 'grad-cam', featureLayers: ['coarse'], score: 'output' };
const plenty = { runs: 1e6 };
/** Those of the default, in fewer steps. */
const metrics = [insertionMinusDeletionMetric({ steps: 4 }), energyInBoxMetric];

async function withSpots<T>(
  count: number,
  run: (samples: readonly SpotSample[]) => Promise<T>,
  seed = 3,
): Promise<T> {
  return withoutLeak(async () => {
    const samples = spotSamples(count, seed);
    try {
      return await run(samples);
    } finally {
      dispose(samples.map(({ x }) => x));
    }
  });
}

const advice = (count: number, options: RecommendOptions) =>
  withSpots(count, (samples) =>
    recommend(net, samples, {
      methods: ['grad-cam', 'random-cam'],
      budget: plenty,
      metrics,
      ...options,
    }),
  );

describe('the choice by evidence', () => {
  it('finds the layer where the object is seen, and holds on samples that it did not see', async () => {
    const { setting, isBetter, sentence } = await advice(16, { methods: ['grad-cam'] });
    expect(isBetter).toBe(true);
    expect(setting.featureLayers).toContain('fine');
    expect(sentence).toMatch(
      /^Take "grad-cam" of the \w+ at .*"fine".*: on 8 samples that took no part in the choice it is better than the default/,
    );
    const by = ({ method, ...options }: Setting) =>
      withSpots(
        16,
        (samples) =>
          evaluate(net, samples, {
            metrics,
            explain: async (x, label) => (await explainBy(method, net, x, label, options)).scoreMap,
          }),
        40,
      );
    const [chosen, base] = [await by(setting), await by(usual)];
    for (const { name } of metrics) {
      const [ours, theirs] = [chosen, base].map(({ metrics: found }) => found[name]?.values ?? []);
      expect(pairedDifference(ours ?? [], theirs ?? []).low).toBeGreaterThan(0);
    }
  });

  it('says which settings are as good as the one to take', async () => {
    // At the fine layer the whole energy is on the spot, and fused with the coarse one it stays there; the coarse one alone spreads it, and chance is worse.
    const found = await advice(16, { methods: ['grad-cam', 'random-cam'] });
    const said = [found.setting, ...found.ties];
    expect(said).toContainEqual({ method: 'grad-cam', featureLayers: ['fine'], score: 'output' });
    expect(found.ties.map(({ method }) => method)).not.toContain('random-cam');
    expect(found.ties).not.toContainEqual(found.usual);
    expect(found.ties).not.toContainEqual(found.setting);
    expect(found.ties.length > 0).toBe(
      / A tie: there .* not significantly worse\.$/.test(found.sentence),
    );
  });

  it('needs no boxes', async () => {
    const found = await withSpots(16, (samples) =>
      recommend(
        net,
        samples.map(({ x }) => ({ x })),
        { methods: ['grad-cam'], fusions: [], budget: plenty },
      ),
    );
    expect(found.setting.featureLayers).toEqual(['fine']);
    expect(Object.keys(found.settings[0]?.metrics ?? {})).toEqual(['insertion-minus-deletion']);
  });

  it('says that nothing is better where nothing is', async () => {
    // Before the mean both scores give one map, and a map at random is worse.
    const found = await advice(16, { featureLayers: ['coarse'] });
    expect(found.isBetter).toBe(false);
    expect(found.setting).toEqual(usual);
    expect(found.usual).toEqual(usual);
    expect(found.sentence).toMatch(/^Nothing is significantly better than the default/);
  });

  it('does not judge by fewer than six samples', async () => {
    const found = await advice(11, { methods: ['grad-cam'] });
    expect(found.isBetter).toBe(false);
    expect(found.sentence).toMatch(/too few to judge by: give at least 12 samples/);
    // Of eleven samples six choose and five judge, of twelve six.
    expect((await advice(12, { methods: ['grad-cam'] })).isBetter).toBe(true);
  });

  it('has values and paired differences of the samples that judge', async () => {
    const { settings, samples } = await advice(13, { methods: ['grad-cam'], fusions: [] });
    expect(samples).toBe(13);
    const [best, base] = [
      settings[0],
      settings.find(
        ({ setting }) => setting.score === 'output' && setting.featureLayers[0] === 'coarse',
      ),
    ];
    const [first, second] = [best, base].map((each) => each?.metrics['energy-in-box']);
    expect(second?.difference).toEqual({ mean: 0, low: 0, high: 0 });
    // All that the convolution sees of the class is in the box.
    expect(first?.value.mean).toBeCloseTo(1, 5);
    expect(first?.difference.mean).toBeCloseTo(1 - (second?.value.mean ?? NaN), 5);
  });
});

it('keeps settings that hit and miss alike on the first samples', async () => {
  const hits = pointingGameMetric();
  const options = { methods: ['grad-cam'], fusions: [], budget: plenty, metrics: [hits] } as const;
  // Of these samples the first two are hit by the coarse layer, and later ones missed; the fine one hits all.
  const found = await withSpots(24, (samples) => recommend(net, samples, options), 1);
  expect(found.setting.featureLayers).toEqual(['fine']);
  expect(found.settings[0]?.metrics[hits.name]?.value.mean).toBe(1);
});

it('measures probabilities of a network that ends in logits, too', async () => {
  const logits = spotsNet('linear');
  // Of both networks the map of the logit is the same.
  const options = {
    metrics,
    methods: ['grad-cam'],
    scores: ['logit'],
    featureLayers: ['fine'],
    budget: plenty,
  } as const;
  const [first, second] = await withSpots(4, async (samples) => [
    await recommend(net, samples, options),
    await recommend(logits, samples, options),
  ]);
  const means = (advice: typeof first) =>
    advice.settings
      .filter(({ setting }) => setting.featureLayers.join() === 'fine')
      .map((each) => each.metrics['insertion-minus-deletion']?.value.mean);
  expect(means(second)).toHaveLength(1);
  expect(means(second)[0]).toBeCloseTo(means(first)[0] ?? NaN, 5);
  expect(Math.abs(means(second)[0] ?? NaN)).toBeLessThan(1);
  logits.dispose();
});

describe('the budget', () => {
  it('ends the search, and the worse settings before it', async () => {
    const runs = 900;
    const found = await advice(40, { budget: { runs }, featureLayers: ['coarse', 'fine'] });
    // The last step may go over.
    expect(found.runs).toBeLessThan(runs + 40);
    expect(found.samples).toBeLessThan(40);
    expect(found.setting.featureLayers).toContain('fine');
    const atRandom = found.settings.filter(({ setting }) => setting.method === 'random-cam');
    for (const { samples } of atRandom) expect(samples).toBeLessThan(found.samples);
  });

  it('measures a setting that is another one under another name no longer than it takes to see that', async () => {
    const { settings } = await advice(6, { methods: ['grad-cam', 'hi-res-cam'], fusions: [] });
    expect(settings.filter(({ samples }) => samples === 6).map(({ setting }) => setting)).toEqual([
      { method: 'grad-cam', featureLayers: ['fine'], score: 'output' },
      usual,
    ]);
    expect(settings).toHaveLength(8);
  });

  it('that is too small for one sample is said', async () => {
    const found = await advice(6, { budget: { runs: 1 } });
    expect(found.setting).toEqual(usual);
    expect(found.sentence).toMatch(/^Nothing was measured/);
    const none = await recommend(net, [], {});
    expect(none.sentence).toMatch(/^Nothing was measured, so the default stays; give samples/);
  });

  it('is told as it is spent, and a signal ends it', async () => {
    const seen: RecommendProgress[] = [];
    const budget = { runs: 300 };
    await advice(40, { budget, methods: ['grad-cam'], onProgress: (each) => seen.push(each) });
    expect(seen[0]).toMatchObject({ sample: 0, done: 1, total: 6 });
    expect(seen.at(-1)?.share).toBe(1);
    const shares = seen.map(({ share }) => share);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    const controller = new AbortController();
    const reason = new Error('enough');
    const aborted = advice(40, {
      signal: controller.signal,
      onProgress: () => {
        controller.abort(reason);
      },
    });
    await expect(aborted).rejects.toBe(reason);
  });
});

describe('what cannot be measured', () => {
  it('is a sentence, and the rest is measured', async () => {
    const found = await withSpots(3, async ([first, second, third]) => {
      const nan = tensor([NaN], [1, 1, 1]);
      const samples: { x: Tensor }[] = [];
      for (const each of [first, second, third]) if (each !== undefined) samples.push(each);
      const result = await recommend(
        net,
        [...samples.slice(0, 1), { x: nan }, ...samples.slice(1)],
        {
          methods: ['grad-cam', 'full-grad'],
          fusions: [],
          budget: plenty,
        },
      );
      nan.dispose();
      return result;
    });
    expect(found.samples).toBe(3);
    const [setting, sample] = [
      found.problems.filter((problem) => problem.setting !== undefined),
      found.problems.filter((problem) => problem.setting === undefined),
    ];
    expect(sample.map((problem) => problem.sample)).toEqual([1]);
    // Full-Grad has no feature layer: each of its settings is given up with its first sample.
    expect(setting).toHaveLength(4);
    expect(setting[0]?.sentence).toMatch(/full-grad .* the option featureLayers/);
  });

  it('is refused where it is an option', async () => {
    const refused = (options: object) => expect(recommend(net, [], options as never)).rejects;
    await refused({ budget: 60 }).toThrow(/^recommend: the option budget is neither seconds nor/);
    await refused({ budget: { seconds: 1, runs: 1 } }).toThrow(
      /budget is neither seconds nor runs/,
    );
    await refused({ budget: { runs: 0 } }).toThrow(/budget.runs is wrong, got 0/);
    await refused({ methods: [] }).toThrow(/methods is not a list of names/);
    await refused({ methods: ['gradcam'] }).toThrow(/methods is unknown, got "gradcam"/);
    await refused({ scores: ['logits'] }).toThrow(/scores is unknown, got "logits"/);
    await refused({ fusions: ['sum'] }).toThrow(/fusions is unknown, got "sum"/);
    await refused({ featureLayers: [3] }).toThrow(/featureLayers is not a list of names/);
    await refused({ layers: ['fine'] }).toThrow(/there is no option "layers"/);
    await expect(recommend(net, 3 as never)).rejects.toThrow(/the samples are not a set/);
    await expect(advice(2, { featureLayers: ['fin'], methods: ['grad-cam'] })).rejects.toThrow(
      /^recommend: the feature layer does not exist, got 'fin'/,
    );
  });
});
