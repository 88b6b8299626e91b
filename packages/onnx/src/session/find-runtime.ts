import { GradCamError, isObject, saidOf, tryImport } from '@gradcam/errors';
import type { OnnxRuntime } from './onnx-runtime.js';
import type { RuntimePackage } from './place/place.js';

/**
 * Finds ONNX Runtime: the one that is given, else the first package that is installed.
 *
 * @param given The module, as the caller gave it.
 * @param packages Those to look for, the best first.
 * @returns The module.
 * @throws `BAD_OPTION` for something else, `BACKEND_UNAVAILABLE` with what to install
 */
export async function findRuntime(
  given: OnnxRuntime | undefined,
  packages: readonly RuntimePackage[],
): Promise<OnnxRuntime> {
  if (given !== undefined) return checked(given);
  const reasons: string[] = [];
  const causes: unknown[] = [];
  for (const { name, load } of packages) {
    const { module, problem } = await tryImport(name, load);
    if (problem === undefined) return checked(module);
    // A package that is there and fails says more than one that is missing.
    reasons.push(problem.isMissing ? `no ${name}` : `${name}, which fails: "${problem.reason}"`);
    causes.push(problem.cause);
  }
  throw new GradCamError(
    'BACKEND_UNAVAILABLE',
    `there is no ONNX Runtime here, got ${reasons.join(' and ')}; install it with npm install ${packages[0]?.name ?? ''}, or give its module as the option runtime.`,
    { cause: causes[0] },
  );
}

/** Takes the module, or its default, which is what CommonJS exports. */
function checked(module: OnnxRuntime | { readonly default: OnnxRuntime }): OnnxRuntime {
  if (isRuntime(module)) return module;
  const { default: inner }: { default?: unknown } = isObject(module) ? module : {};
  if (isRuntime(inner)) return inner;
  throw new GradCamError(
    'BAD_OPTION',
    `this is not ONNX Runtime, got ${saidOf(module)}, expected the module onnxruntime-node or onnxruntime-web; import * as runtime, and give that as the option runtime.`,
  );
}

function isRuntime(value: unknown): value is OnnxRuntime {
  const { InferenceSession, Tensor }: { InferenceSession?: unknown; Tensor?: unknown } = isObject(
    value,
  )
    ? value
    : {};
  return hasCreate(InferenceSession) && typeof Tensor === 'function';
}

/** A class, or an object in its place. */
function hasCreate(value: unknown): boolean {
  const isHolder = typeof value === 'function' || (typeof value === 'object' && value !== null);
  return isHolder && 'create' in value && typeof value.create === 'function';
}
