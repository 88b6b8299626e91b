import { afterEach, describe, expect, it, vi } from 'vitest';
import { pageHost } from '../../src/page-host.js';

function page(crossOriginIsolated: boolean, hardwareConcurrency: number): void {
  vi.stubGlobal('crossOriginIsolated', crossOriginIsolated);
  vi.stubGlobal('navigator', { hardwareConcurrency });
}

describe('the threads of a page', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it.each(['auto', 2] as const)(
    'are one where it is not isolated (%s), and it says so',
    (asked) => {
      page(false, 8);
      expect(pageHost.threads(asked)).toBe(1);
      expect(pageHost.note(asked)).toMatch(
        /cross-origin isolated.*Cross-Origin-Opener-Policy: same-origin/,
      );
    },
  );

  it('need no word where one was asked for, or there is one core', () => {
    page(false, 8);
    expect(pageHost.note(1)).toBeUndefined();
    page(false, 1);
    expect(pageHost.note('auto')).toBeUndefined();
  });

  it.each([
    [1, 1],
    [2, 1],
    [4, 2],
    [12, 6],
    [64, 8],
  ])('are for %i logical cores at most %i', (cores, threads) => {
    page(true, cores);
    expect(pageHost.threads('auto')).toBe(threads);
    expect(pageHost.note('auto')).toBeUndefined();
    expect(pageHost.threads(64)).toBe(threads);
  });

  it('say so where more are asked for', () => {
    page(true, 4);
    expect(pageHost.note(2)).toBeUndefined();
    expect(pageHost.note(3)).toMatch(/half of the logical cores, of which there are 4/);
  });
});
