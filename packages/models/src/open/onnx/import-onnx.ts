import { GradCamError } from '@gradcam/errors';
import type { OnnxModel, OnnxOptions } from './onnx-model.js';

/** An input, as the file has it: a size that it leaves open has a name, or nothing. */
export interface OnnxInput {
  readonly dims: readonly unknown[] | undefined;
}

/** The parts of `@gradcam/onnx` that are used, as shapes: whoever opens other models need not have its types. */
export interface OnnxPackage {
  readonly readOnnx: (bytes: Uint8Array) => {
    readonly externalFiles: readonly string[];
    readonly graph: { readonly inputs: readonly OnnxInput[] };
    readonly metadata: ReadonlyMap<string, string>;
  };
  readonly onnxNetwork: (
    source: {
      readonly model: Uint8Array;
      readonly externalData: Readonly<Record<string, Uint8Array>>;
    },
    options: OnnxOptions & { readonly signal?: AbortSignal | undefined },
  ) => Promise<OnnxModel>;
}

/**
 * Loads the package that opens ONNX files, which need not be installed.
 *
 * @returns The package.
 * @throws `BACKEND_UNAVAILABLE` with what to install
 */
export async function importOnnx(): Promise<OnnxPackage> {
  try {
    // Between braces of a try, a bundler without the package warns, and goes on. Border to that package: its options say the same more narrowly.
    return (await import('@gradcam/onnx')) as OnnxPackage;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new GradCamError(
      'BACKEND_UNAVAILABLE',
      `an ONNX model needs the package @gradcam/onnx, got "${reason.split('\n')[0] ?? ''}"; install it beside ONNX Runtime: npm install @gradcam/onnx onnxruntime-node, for a page onnxruntime-web.`,
      { cause },
    );
  }
}
