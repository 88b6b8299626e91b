import { calledAs, GradCamError, isObject } from '@gradcam/errors';
import { engine, type KernelBackend } from '@tensorflow/tfjs-core';
import { deviceWatch, watchDevice, type DeviceWatch } from '../error/device-loss.js';
import { activateBackend } from './activate-backend.js';
import type { Adapter, Obstacle } from './adapter.js';
import { checkDefinition } from './check-definition.js';
import { inTurn } from './in-turn.js';
import { renewLostBackend } from './renew-lost-backend.js';

/** The parts of an adapter in which backends differ. */
export interface AdapterDefinition<Backend extends KernelBackend = KernelBackend> {
  /** Short, for messages and options: `webgl`, of a function called `webglAdapter`. */
  readonly name: string;
  /** The name under which tfjs knows the backend; the adapter's own when left out. */
  readonly backendName?: string | undefined;
  readonly device: 'cpu' | 'gpu';
  /** Finds what keeps the backend from being used here, loading and changing as little as it takes to know. */
  readonly check?: (() => Obstacle | undefined | Promise<Obstacle | undefined>) | undefined;
  /** Loads the backend's package, which registers the backend with tfjs; whatever it returns is ignored. */
  readonly load: () => unknown;
  /** Undoes what `load` did, where the backend does not start. */
  readonly unload?: (() => void) | undefined;
  /** The advice for a user if the backend does not start, as a clause. */
  readonly remedy: string;
  /** Tells how to know that the device under the backend was lost; called once for a backend. */
  readonly watch?: ((backend: Backend) => DeviceWatch) | undefined;
}

/**
 * Makes an adapter of what its backend does differently. To prepare it checks, loads, replaces a backend whose device was lost, activates
 * and watches, in this order, and one adapter after the other: tfjs gives up on a backend that is starting when it is asked for another.
 *
 * @param definition The parts in which the backend differs.
 * @returns The adapter; nothing is loaded before it is prepared.
 * @throws `BAD_OPTION` for a definition that lacks something
 *
 * @example
 * ```ts
 * const adapter = defineAdapter({
 *   name: 'cpu',
 *   device: 'cpu',
 *   load: () => importOptional('@tensorflow/tfjs-backend-cpu', () => import('@tensorflow/tfjs-backend-cpu')),
 *   remedy: 'report it to tfjs',
 * });
 * ```
 */
export function defineAdapter<Backend extends KernelBackend = KernelBackend>(
  definition: AdapterDefinition<Backend>,
): Adapter {
  calledAs('defineAdapter', () => {
    checkDefinition(definition);
  });
  const { name, device, backendName = name } = definition;
  const caller = `${camelCase(name)}Adapter.prepare`;
  return {
    name,
    backendName,
    device,
    availability: async () => {
      const obstacle = await obstacleOf(definition);
      return obstacle === undefined
        ? { available: true }
        : { available: false, reason: obstacle.reason, remedy: obstacle.remedy };
    },
    prepare: () => calledAs(caller, () => inTurn(() => prepare(definition, backendName))),
  };
}

async function prepare<Backend extends KernelBackend>(
  definition: AdapterDefinition<Backend>,
  backendName: string,
): Promise<void> {
  const { load, unload, remedy, watch } = definition;
  const obstacle = await obstacleOf(definition);
  if (obstacle !== undefined) throw unavailable(obstacle);
  // A program may have started the backend itself.
  watchOnce(backendName, watch);
  await load();
  renewLostBackend(backendName);
  try {
    await activateBackend(backendName, remedy);
  } catch (cause) {
    unload?.();
    throw cause;
  }
  watchOnce(backendName, watch);
}

/** A program without types may say null where nothing stands in the way. */
async function obstacleOf({
  check,
}: Pick<AdapterDefinition, 'check'>): Promise<Obstacle | undefined> {
  const obstacle = await check?.();
  return isObject(obstacle) ? obstacle : undefined;
}

function watchOnce<Backend extends KernelBackend>(
  backendName: string,
  watch: AdapterDefinition<Backend>['watch'],
): void {
  const backend = engine().registry[backendName];
  if (watch === undefined || backend === undefined || deviceWatch(backendName) !== undefined)
    return;
  // Border to tfjs-core: what is registered under the adapter's name is its backend.
  watchDevice(backend, watch(backend as Backend));
}

function unavailable({ reason, remedy, cause }: Obstacle): GradCamError {
  return new GradCamError('BACKEND_UNAVAILABLE', `${reason}; ${remedy}.`, { cause });
}

function camelCase(name: string): string {
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
