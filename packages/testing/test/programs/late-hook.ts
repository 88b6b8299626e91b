import { describe, expect, it } from 'vitest';
import { madeBefore } from '../../src/assertions/made-before.js';

// Run by made-before.test.ts: a group whose hook takes too long, and its neighbour.
let held = 0;

describe('what takes longer than a hook may', () => {
  const late = madeBefore(async () => {
    await new Promise((resolve) => setTimeout(resolve, 600));
    held += 1;
    return { dispose: () => (held -= 1) };
  });
  it('is not there', () => {
    expect(late()).toBeUndefined();
  });
});

describe('its neighbour', () => {
  it('finds nothing left behind', async () => {
    await new Promise((resolve) => setTimeout(resolve, 800));
    expect(held).toBe(0);
  });
});
