import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { awakeTimer } from '../src/index.js';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('ends once, after its time', () => {
  const end = vi.fn();
  awakeTimer(1000, end);
  vi.advanceTimersByTime(999);
  expect(end).toHaveBeenCalledTimes(0);
  vi.advanceTimersByTime(1);
  expect(end).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(10_000);
  expect(end).toHaveBeenCalledTimes(1);
});

it('begins again with the whole time', () => {
  const end = vi.fn();
  const timer = awakeTimer(1000, end);
  vi.advanceTimersByTime(900);
  timer.again();
  vi.advanceTimersByTime(999);
  expect(end).toHaveBeenCalledTimes(0);
  vi.advanceTimersByTime(1);
  expect(end).toHaveBeenCalledTimes(1);
});

it('never ends once it is stopped', () => {
  const end = vi.fn();
  const timer = awakeTimer(1000, end);
  vi.advanceTimersByTime(900);
  timer.stop();
  vi.advanceTimersByTime(10_000);
  expect(end).toHaveBeenCalledTimes(0);
});

it.each([Infinity, 1e12])('takes %d ms for longer than a timer can wait, not for none', (time) => {
  const end = vi.fn();
  const timer = awakeTimer(time, end);
  vi.advanceTimersByTime(1e9);
  expect(end).toHaveBeenCalledTimes(0);
  timer.stop();
});
