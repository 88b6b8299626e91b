import { calledAs, checkChoice, checkKind, GradCamError, isObject, saidOf } from '@gradcam/errors';
import type { Adapter } from './adapter.js';

/** `'auto'`: the first adapter that can be used here; `'cpu'` or `'gpu'`: the first such one on that kind of device. */
export const executionEnvironments = ['auto', 'cpu', 'gpu'] as const;

/** The choice of adapters; see `executionEnvironments`. */
export type ExecutionEnvironment = (typeof executionEnvironments)[number];

/** An adapter that cannot be used here. */
export interface SkippedAdapter {
  readonly name: string;
  readonly reason: string;
  readonly remedy: string;
}

/** The adapter that was taken, and those before it that could not be. */
export interface PreparedAdapter<A extends Adapter> {
  /** Prepared: its backend is the active one of tfjs. */
  readonly adapter: A;
  /** Nothing is skipped silently: say so to the user. */
  readonly skipped: readonly SkippedAdapter[];
}

/**
 * Takes the first adapter that can be used here, and makes it ready.
 *
 * @param adapters In order of preference.
 * @param executionEnvironment The choice of adapters; `'auto'` when left out.
 * @returns The adapter and what was skipped.
 * @throws `BACKEND_UNAVAILABLE` with the reason of each where none can be used; `BACKEND_FAILED`; `BAD_OPTION`
 *
 * @example
 * ```ts
 * const { adapter, skipped } = await prepareAdapter([webglAdapter(), wasmAdapter()]);
 * ```
 */
export function prepareAdapter<A extends Adapter>(
  adapters: readonly A[],
  executionEnvironment: ExecutionEnvironment = 'auto',
): Promise<PreparedAdapter<A>> {
  return calledAs('prepareAdapter', () => firstPrepared(adapters, executionEnvironment));
}

async function firstPrepared<A extends Adapter>(
  adapters: readonly A[],
  executionEnvironment: ExecutionEnvironment,
): Promise<PreparedAdapter<A>> {
  checkChoice(executionEnvironment, executionEnvironments, 'the execution environment');
  checkAdapters(adapters);
  const skipped: SkippedAdapter[] = [];
  for (const adapter of adapters) {
    if (executionEnvironment !== 'auto' && adapter.device !== executionEnvironment) continue;
    const availability = await adapter.availability();
    checkKind(
      isObject(availability) && (availability.available || isReasoned(availability)),
      availability,
      `the adapter "${adapter.name}" does not say whether it is available`,
      '{ available: true }, or { available: false, reason, remedy }',
    );
    if (availability.available) {
      await adapter.prepare();
      return { adapter, skipped };
    }
    skipped.push({
      name: adapter.name,
      reason: availability.reason,
      remedy: availability.remedy,
    });
  }
  const reasons = skipped
    .map(({ name, reason, remedy }) => ` ${name}: ${reason}; ${remedy}.`)
    .join('');
  throw new GradCamError(
    'BACKEND_UNAVAILABLE',
    `none of the adapters can be used here, got ${adapters.length} for "${executionEnvironment}".${reasons || ' None of them runs on that device.'}`,
  );
}

/** A program without types may give a name, one adapter, or the function that makes one. */
function checkAdapters(adapters: unknown): void {
  const wrong: readonly unknown[] = Array.isArray(adapters)
    ? adapters.filter(isNoAdapter)
    : [adapters];
  if (wrong.length === 0) return;
  const [first] = wrong;
  const what = Array.isArray(adapters) ? 'an adapter of the list' : 'the list of adapters';
  throw new GradCamError(
    'BAD_OPTION',
    `${what} is not one, got ${saidOf(first)}, expected a list of adapters, such as [wasmAdapter()].`,
  );
}

function isNoAdapter(value: unknown): boolean {
  if (!isObject(value)) return true;
  const lacksPart = ['availability', 'prepare'].some((name) => typeof value[name] !== 'function');
  return lacksPart || typeof value['name'] !== 'string';
}

function isReasoned({ reason, remedy }: Readonly<Record<string, unknown>>): boolean {
  return typeof reason === 'string' && typeof remedy === 'string';
}
