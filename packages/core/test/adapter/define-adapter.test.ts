import {
  KernelBackend,
  engine,
  getBackend,
  registerBackend,
  removeBackend,
} from '@tensorflow/tfjs-core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { defineAdapter, deviceWatch } from '../../src/adapter/index.js';

/** A backend that computes nothing. */
class EmptyBackend extends KernelBackend {
  override dispose(): void {
    return undefined;
  }
}

function registerEmpty(): void {
  if (!registerBackend('empty', () => new EmptyBackend())) throw new Error('registered before');
}

afterEach(() => {
  if (engine().backendNames().includes('empty')) removeBackend('empty');
});

describe('defineAdapter', () => {
  const whole = {
    name: 'empty',
    device: 'cpu',
    load: () => {
      if (getBackend() !== 'empty') registerEmpty();
    },
    remedy: 'ask for another',
  } as const;

  it('makes an adapter that loads nothing before it is prepared', async () => {
    const load = vi.fn(registerEmpty);
    const adapter = defineAdapter({ ...whole, load });
    expect(adapter).toMatchObject({ name: 'empty', backendName: 'empty', device: 'cpu' });
    expect(await adapter.availability()).toEqual({ available: true });
    expect(load).not.toHaveBeenCalled();
    await adapter.prepare();
    expect(load).toHaveBeenCalledTimes(1);
    expect(getBackend()).toBe('empty');
  });

  it('says what is in the way and what helps, and does not load then', async () => {
    registerEmpty();
    const load = vi.fn();
    const check = () => ({ reason: 'there is no GPU', remedy: 'buy one', cause: 'unknown' });
    const adapter = defineAdapter({ ...whole, name: 'big-gpu', backendName: 'empty', check, load });
    expect(await adapter.availability()).toEqual({
      available: false,
      reason: 'there is no GPU',
      remedy: 'buy one',
    });
    await expect(adapter.prepare()).rejects.toMatchObject({
      code: 'BACKEND_UNAVAILABLE',
      message: 'bigGpuAdapter.prepare: there is no GPU; buy one.',
      cause: 'unknown',
    });
    expect(load).not.toHaveBeenCalled();
  });

  it('says what helps where the backend does not start, and leaves the one before active', async () => {
    registerBackend('before', () => new EmptyBackend());
    await defineAdapter({ ...whole, backendName: 'before', load: () => undefined }).prepare();
    registerBackend('empty', () => {
      throw new Error('no luck');
    });
    const unload = vi.fn();
    const adapter = defineAdapter({ ...whole, load: () => undefined, unload });
    await expect(adapter.prepare()).rejects.toMatchObject({
      code: 'BACKEND_FAILED',
      message: expect.stringMatching(
        /^emptyAdapter.prepare: the backend "empty" does not start.*; ask for another\.$/,
      ) as string,
    });
    expect(unload).toHaveBeenCalledTimes(1);
    expect(getBackend()).toBe('before');
    removeBackend('before');
  });

  it('watches a backend once, and starts a new one where its device was lost', async () => {
    let loss: string | undefined;
    const made: EmptyBackend[] = [];
    registerBackend('empty', () => {
      const fresh = new EmptyBackend();
      made.push(fresh);
      loss = undefined;
      return fresh;
    });
    const watch = vi.fn((backend: EmptyBackend) => {
      expect(backend).toBe(made.at(-1));
      return { loss: () => loss, onLoss: () => () => undefined };
    });
    const adapter = defineAdapter<EmptyBackend>({ ...whole, load: () => undefined, watch });
    await adapter.prepare();
    await adapter.prepare();
    expect(watch).toHaveBeenCalledTimes(1);
    expect(made).toHaveLength(1);
    expect(deviceWatch()?.loss()).toBeUndefined();

    loss = 'it fell down';
    expect(deviceWatch('empty')?.loss()).toBe('it fell down');
    await adapter.prepare();
    expect(made).toHaveLength(2);
    expect(watch).toHaveBeenCalledTimes(2);
    expect(deviceWatch()?.loss()).toBeUndefined();
  });

  it('prepares one adapter after the other', async () => {
    const log: string[] = [];
    const slow = (name: string) => async () => {
      log.push(`${name} begins`);
      await new Promise((resolve) => setTimeout(resolve, 5));
      log.push(`${name} ends`);
      if (name === 'first') registerEmpty();
    };
    const first = defineAdapter({ ...whole, load: slow('first') });
    const second = defineAdapter({ ...whole, load: slow('second') });
    await Promise.all([first.prepare(), second.prepare()]);
    expect(log).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
  });

  it.each([
    [null, /^defineAdapter: this does not define an adapter, got null, expected \{ name,/],
    ['cpu', /got the string "cpu"/],
    [{ device: 'cpu' }, /the name of the adapter is not a string, got undefined/],
    [{ ...whole, load: 'a package' }, /the load of the adapter is not a function, got the string/],
    [{ ...whole, device: 'tpu' }, /the device of the adapter is unknown, got the string "tpu"/],
    [{ ...whole, lod: 1 }, /there is no option "lod"; the nearest names are "load"/],
  ])('refuses %j', (definition, message) => {
    // Border to programs without types.
    const define = defineAdapter as (given: unknown) => unknown;
    expect(() => define(definition)).toThrow(message);
  });
});
