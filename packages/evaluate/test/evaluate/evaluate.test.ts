import '@tensorflow/tfjs-backend-cpu';
import { setBackend, tensor, tensor3d, zeros, type Tensor } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { softmaxNet } from '../../../testing/src/nets/two-channel-net.js';
import { withoutLeak } from '../../../testing/src/assertions/without-leak.js';
import { deletionMetric, evaluate, type Metric, type Sample } from '../../src/index.js';
import { contributions, linearNet } from '../linear-net.js';

beforeAll(() => setBackend('cpu'));

/** A metric that says what it was given. */
function spy(read: (input: Parameters<Metric['compute']>[0]) => number): Metric {
  const { card } = deletionMetric();
  return { name: 'spy', card, needs: [], compute: read };
}

const picture = () => tensor3d([1, 2, 3, 4], [2, 2, 1]);

describe('evaluate', () => {
  it('measures what comes from a list, a generator and an asynchronous generator', async () => {
    function* some() {
      const x = picture();
      yield { x, map: contributions, label: 0 };
      yield { x, map: contributions, label: 1 };
      x.dispose();
    }
    async function* later() {
      await Promise.resolve();
      yield* some();
    }
    const options = { metrics: [spy(({ score }) => score)] };
    const expected = {
      count: 2,
      metrics: { spy: { values: [14, -1], samples: [0, 1], mean: 6.5 } },
    };
    for (const samples of [
      [...some()].map((sample) => ({ ...sample, x: picture() })),
      some(),
      later(),
    ])
      expect(await evaluate(linearNet(), samples, options)).toMatchObject(expected);
  });

  it('takes the predicted class where there is no label, and a class by its name', async () => {
    const x = picture();
    const options = {
      metrics: [spy(({ classIndex }) => classIndex)],
      classNames: ['sum', 'least'],
    };
    const { metrics } = await evaluate(
      linearNet(),
      [
        { x, map: contributions },
        { x, map: contributions, label: 'Least' },
      ],
      options,
    );
    expect(metrics['spy']?.values).toEqual([0, 1]);
    x.dispose();
  });

  it('makes the maps that samples do not bring, by the options or by a function', async () => {
    await withoutLeak(async () => {
      const net = softmaxNet();
      const x = picture();
      const sum = spy(({ map }) => map.reduce((total, value) => total + value, 0));
      const samples = [{ x, label: 0 }];
      // By hand, two-channel-net.ts: 0 0 / 0.125 0.375 of the probability.
      const own = await evaluate(net, samples, { metrics: [sum] });
      expect(own.metrics['spy']?.mean).toBeCloseTo(0.5, 6);
      // And 0 0.25 / 1 1.75 of the logit.
      const logit = await evaluate(net, samples, { metrics: [sum], explain: { score: 'logit' } });
      expect(logit.metrics['spy']?.mean).toBeCloseTo(3, 6);
      const explain = () => tensor([1, 2, 3, 5], [2, 2]);
      const given = await evaluate(net, samples, { metrics: [sum], explain });
      expect(given.metrics['spy']?.mean).toBe(11);
      x.dispose();
      net.dispose();
    });
  });

  it('measures the probability, or the logit where it is asked for', async () => {
    const net = softmaxNet();
    const x = picture();
    const samples = [{ x, map: contributions, label: 0 }];
    const metrics = [spy(({ score }) => score)];
    const output = await evaluate(net, samples, { metrics });
    expect(output.metrics['spy']?.mean).toBeCloseTo(0.5, 6);
    const logit = await evaluate(net, samples, { metrics, score: 'logit' });
    expect(logit.metrics['spy']?.mean).toBeCloseTo(2.5, 6);
    x.dispose();
    net.dispose();
  });

  it('marks what lies in boxes and masks', async () => {
    const x = picture();
    const inside: string[] = [];
    const metrics = [
      spy((input) => {
        inside.push([...(input.inside ?? [])].join(''));
        return 0;
      }),
    ];
    const base = { x, map: contributions };
    await evaluate(
      linearNet(),
      [
        { ...base, box: { x: 0, y: 1, width: 2, height: 1 } },
        // Between the centres, as small objects of large pictures lie.
        { ...base, box: { x: 1.6, y: 0.6, width: 0.3, height: 0.2 } },
        { ...base, box: { x: -0.5, y: 1.9, width: 0.7, height: 1 } },
        // The centre of a pixel decides, and a pixel beyond the edge is forgiven.
        { ...base, box: { x: -0.6, y: -0.6, width: 1.2, height: 1.2 } },
        {
          ...base,
          box: [
            { x: 0, y: 0, width: 1, height: 1 },
            { x: 1, y: 1, width: 2, height: 2 },
          ],
        },
        {
          ...base,
          mask: { data: [0, 255, 0, 1], width: 2, height: 2 },
          box: { x: 0, y: 0, width: 1, height: 1 },
        },
      ],
      { metrics },
    );
    expect(inside).toEqual(['0011', '0100', '0010', '1000', '1001', '0101']);
    x.dispose();
  });
});

describe('a bad sample', () => {
  const map = contributions;
  const bad: readonly (readonly [string, (x: Tensor) => unknown, RegExp])[] = [
    [
      'box outside',
      (x) => ({ x, map, box: { x: 5, y: 0, width: 1, height: 1 } }),
      /box is not one inside of the picture, got x 5/,
    ],
    ...[
      { x: 2, y: 0, width: 1, height: 1 },
      { x: 0, y: -1, width: 1, height: 1 },
    ].map(
      (box) =>
        [
          'box beyond the edge',
          (x: Tensor) => ({ x, map, box }),
          /box is not one inside of the picture/,
        ] as const,
    ),
    [
      'box without area',
      (x) => ({ x, map, box: { x: 0, y: 0, width: 0, height: 1 } }),
      /box is not one inside/,
    ],
    [
      'label that fits nothing',
      (x) => ({ x, map, label: 7 }),
      /no such class, got index 7, expected an integer from 0 to 1/,
    ],
    ['name without names', (x) => ({ x, map, label: 'cat' }), /"cat" is given by name/],
    [
      'label of another kind',
      (x) => ({ x, map, label: {} }),
      /label is neither an index nor a name/,
    ],
    [
      'mask of another size',
      (x) => ({ x, map, mask: { data: [1], width: 1, height: 1 } }),
      /mask has another size than the input, got 1 x 1/,
    ],
    [
      'mask of nothing',
      (x) => ({ x, map, mask: { data: [0, 0, 0, 0], width: 2, height: 2 } }),
      /mask is 0 everywhere/,
    ],
    [
      'NaN in the map',
      (x) => ({ x, map: { ...map, data: [1, NaN, 3, 4] } }),
      /map has a value that is not a finite number, got NaN at position 1/,
    ],
    [
      'map of another size',
      (x) => ({ x, map: zeros([3, 2]) }),
      /map has another size than the input, got \[3, 2\]/,
    ],
    [
      'NaN in the input',
      () => ({ x: tensor3d([NaN, 1, 1, 1], [2, 2, 1]), map }),
      /input has a value that is not a finite number/,
    ],
    ['input of another size', () => ({ x: zeros([3, 3, 1]), map }), /shape|size/],
    ['batch', () => ({ x: zeros([2, 2, 2, 1]), map }), /one input with space, got \[2, 2, 2, 1\]/],
    ['no input', () => ({ map }), /no input, got undefined/],
    ['nothing', () => null, /no input, got null/],
  ];

  it.each(bad)('is a sentence, and the rest is measured: %s', async (_, make, sentence) => {
    const x = picture();
    const good: Sample = { x, map, label: 0 };
    // Border to the language: a program without types may give anything.
    const sample = make(x) as Sample;
    const result = await evaluate(linearNet(), [good, sample, good], {
      metrics: [deletionMetric({ replacement: 0, steps: 4 })],
    });
    expect(result.count).toBe(3);
    expect(result.metrics['deletion']).toEqual({
      values: [4.25, 4.25],
      samples: [0, 2],
      mean: 4.25,
    });
    expect(result.problems).toEqual([
      { sample: 1, metric: undefined, sentence: expect.stringMatching(sentence) as string },
    ]);
    x.dispose();
  });

  it('leaks nothing', async () => {
    await withoutLeak(async () => {
      const x = picture();
      const samples = [
        { x, map, label: 7 },
        { x, map: { ...map, data: [NaN] } },
      ];
      await evaluate(linearNet(), samples, { metrics: [deletionMetric()] });
      x.dispose();
    });
  });

  it('is one for a metric that needs more than it has, and for one without a value', async () => {
    const x = picture();
    const boxed = { ...spy(() => 1), name: 'boxed', needs: ['box'] as const };
    const { metrics, problems } = await evaluate(linearNet(), [{ x, map }], {
      metrics: [boxed, spy(() => NaN), { ...spy(() => 3), name: 'fine' }],
    });
    expect(problems).toEqual([
      { sample: 0, metric: 'boxed', sentence: 'the sample has no box, which the metric needs.' },
      { sample: 0, metric: 'spy', sentence: 'the metric has no value here, got NaN.' },
    ]);
    expect(metrics['boxed']).toEqual({ values: [], samples: [], mean: undefined });
    expect(metrics['fine']?.mean).toBe(3);
    x.dispose();
  });

  it('is one as a score that is not finite', async () => {
    const x = tensor3d([3e38, 3e38, 3e38, 3e38], [2, 2, 1]);
    const { problems } = await evaluate(linearNet(), [{ x, map, label: 0 }], {
      metrics: [deletionMetric({ replacement: 0 })],
    });
    expect(problems[0]?.sentence).toMatch(/not a finite number/);
    x.dispose();
  });

  it('is an empty set, too', async () => {
    expect(await evaluate(linearNet(), [], { metrics: [deletionMetric()] })).toEqual({
      count: 0,
      metrics: { deletion: { values: [], samples: [], mean: undefined } },
      problems: [
        {
          sample: undefined,
          metric: undefined,
          sentence: 'There are no samples, so nothing was measured.',
        },
      ],
    });
  });
});

describe('a call that cannot be', () => {
  it.each([
    [{ metrics: [] }, /metrics is not a list of metrics, got a list of 0/],
    [{ metrics: [deletionMetric(), deletionMetric()] }, /two metrics are called "deletion"/],
    [{ metrics: [deletionMetric()], batchSize: 0 }, /batchSize is wrong, got 0/],
    [{ metrics: [deletionMetric()], score: 'probability' }, /score is unknown/],
    [
      { metrics: [deletionMetric()], explain: 'grad-cam' },
      /explain is neither options nor a function/,
    ],
    [{ metrics: [deletionMetric()], metric: 1 }, /no option "metric"/],
    [undefined, /nothing says what is measured/],
  ])('is refused: %o', async (options, sentence) => {
    // Border to the language: a program without types may give anything.
    await expect(evaluate(linearNet(), [], options as never)).rejects.toThrow(sentence);
  });

  it('is refused for what is not a set, and throws what the samples throw', async () => {
    const options = { metrics: [deletionMetric()] };
    await expect(evaluate(linearNet(), {} as never, options)).rejects.toThrow(
      /^evaluate: the samples are not a set/,
    );
    const thrown = new Error('the disk is gone');
    // eslint-disable-next-line require-yield
    const broken = (function* (): Generator<Sample> {
      throw thrown;
    })();
    await expect(evaluate(linearNet(), broken, options)).rejects.toBe(thrown);
    const mine = spy(() => {
      throw thrown;
    });
    const x = picture();
    await expect(
      evaluate(linearNet(), [{ x, map: contributions }], { metrics: [mine] }),
    ).rejects.toBe(thrown);
    x.dispose();
  });
});
