import { expect, it } from 'vitest';
import { createJobs } from '../../src/network/jobs.js';

/** Begins a job that lasts until it is given up or let go. */
function begin(jobs: ReturnType<typeof createJobs>, kind: Parameters<typeof jobs.run>[0]) {
  let letGo: () => void = () => undefined;
  const held = new Promise<string>((resolve) => {
    letGo = () => {
      resolve('done');
    };
  });
  const result = jobs.run(kind, () => held).catch((error: unknown) => String(error));
  return { result, letGo };
}

it.each(['map', 'picture', 'network'] as const)(
  'gives up a measurement for a new %s',
  async (kind) => {
    const jobs = createJobs();
    const measurement = begin(jobs, 'measurement');
    const newer = begin(jobs, kind);
    measurement.letGo();
    newer.letGo();
    expect(await measurement.result).toMatch(/^AbortError/);
    expect(await newer.result).toBe('done');
  },
);

it('measures and compares one after the other, and gives up neither for the other', async () => {
  const jobs = createJobs();
  const works = [begin(jobs, 'measurement'), begin(jobs, 'comparison')];
  for (const { letGo } of works) letGo();
  expect(await Promise.all(works.map(({ result }) => result))).toEqual(['done', 'done']);
});

it('gives up a measurement that is cancelled, and the next one runs', async () => {
  const jobs = createJobs();
  const cancelled = begin(jobs, 'measurement');
  jobs.cancel();
  cancelled.letGo();
  expect(await cancelled.result).toMatch(/^AbortError/);
  const next = begin(jobs, 'measurement');
  next.letGo();
  expect(await next.result).toBe('done');
});
