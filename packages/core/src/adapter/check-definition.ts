import { checkOptionNames, GradCamError, saidOf } from '@gradcam/errors';
import type { AdapterDefinition } from './define-adapter.js';

/** The kind of each part of a definition; a program without types may give anything. */
const parts = {
  name: 'string',
  backendName: 'string',
  device: 'string',
  check: 'function',
  load: 'function',
  unload: 'function',
  remedy: 'string',
  watch: 'function',
} as const satisfies Record<keyof AdapterDefinition, 'string' | 'function'>;

const required: ReadonlySet<string> = new Set(['name', 'device', 'load', 'remedy']);

/**
 * Refuses what does not define an adapter.
 *
 * @param definition As the caller gave it.
 * @throws `BAD_OPTION`
 */
export function checkDefinition(definition: unknown): void {
  if (typeof definition !== 'object' || definition === null) {
    throw new GradCamError(
      'BAD_OPTION',
      `this does not define an adapter, got ${saidOf(definition)}, expected { name, device, load, remedy }.`,
    );
  }
  checkOptionNames(
    definition,
    Object.fromEntries(Object.keys(parts).map((part) => [part, true as const])),
  );
  // Border to programs without types: the parts are looked at one by one.
  const given = definition as Readonly<Record<string, unknown>>;
  for (const [part, type] of Object.entries(parts)) {
    const value = given[part];
    if (typeof value === type || (value === undefined && !required.has(part))) continue;
    throw new GradCamError(
      'BAD_OPTION',
      `the ${part} of the adapter is not a ${type}, got ${saidOf(value)}.`,
    );
  }
  if (given['device'] === 'cpu' || given['device'] === 'gpu') return;
  throw new GradCamError(
    'BAD_OPTION',
    `the device of the adapter is unknown, got ${saidOf(given['device'])}, expected "cpu" or "gpu".`,
  );
}
