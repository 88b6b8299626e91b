import { describe, expect, it, vi } from 'vitest';
import { prepareAdapter, type Adapter } from '../../src/adapter/index.js';

/** An adapter that is there or not, and notes whether it was prepared. */
function adapter(
  name: string,
  device: 'cpu' | 'gpu',
  isAvailable: boolean,
): Adapter & { prepare: ReturnType<typeof vi.fn<() => Promise<void>>> } {
  return {
    name,
    backendName: name,
    device,
    availability: () =>
      Promise.resolve(
        isAvailable
          ? { available: true }
          : { available: false, reason: `no ${name}`, remedy: `install ${name}` },
      ),
    prepare: vi.fn(() => Promise.resolve()),
  };
}

describe('prepareAdapter', () => {
  it('takes the first adapter that can be used, and tells which could not', async () => {
    const [first, second, third] = [
      adapter('a', 'gpu', false),
      adapter('b', 'cpu', true),
      adapter('c', 'gpu', true),
    ];
    const result = await prepareAdapter([first, second, third]);
    expect(result.adapter).toBe(second);
    expect(result.skipped).toEqual([{ name: 'a', reason: 'no a', remedy: 'install a' }]);
    expect([first, second, third].map(({ prepare }) => prepare.mock.calls.length)).toEqual([
      0, 1, 0,
    ]);
  });

  it.each([
    ['wasm', /^prepareAdapter: the list of adapters is not one, got the string "wasm", expected/],
    [adapter('a', 'cpu', true), /the list of adapters is not one, got an object/],
    [[() => adapter('a', 'cpu', true)], /an adapter of the list is not one, got a function/],
  ])('refuses what is not a list of adapters: %#', async (value, message) => {
    // A program without types.
    await expect(prepareAdapter(value as unknown as Adapter[])).rejects.toThrow(message);
  });

  it('keeps to the device that is asked for', async () => {
    const adapters = [adapter('a', 'cpu', true), adapter('b', 'gpu', true)];
    expect((await prepareAdapter(adapters, 'gpu')).adapter.name).toBe('b');
    expect((await prepareAdapter(adapters, 'cpu')).adapter.name).toBe('a');
  });

  it('gives the reason of each where none can be used', async () => {
    await expect(
      prepareAdapter([adapter('a', 'cpu', false), adapter('b', 'gpu', false)]),
    ).rejects.toMatchObject({
      code: 'BACKEND_UNAVAILABLE',
      message: expect.stringMatching(/a: no a; install a\. b: no b; install b\./) as string,
    });
    await expect(prepareAdapter([adapter('a', 'cpu', true)], 'gpu')).rejects.toMatchObject({
      code: 'BACKEND_UNAVAILABLE',
      message: expect.stringMatching(/None of them runs on that device/) as string,
    });
  });

  it('refuses an environment that is none', async () => {
    // A program without types.
    await expect(prepareAdapter([], 'tpu' as 'gpu')).rejects.toMatchObject({ code: 'BAD_OPTION' });
  });
});
