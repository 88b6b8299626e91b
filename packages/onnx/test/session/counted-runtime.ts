import type { OnnxRuntime } from '@gradcam/onnx';
import * as native from 'onnxruntime-node';

/** ONNX Runtime that counts what it is asked for. */
export interface CountedRuntime {
  readonly runtime: OnnxRuntime;
  readonly created: object[];
  readonly released: object[];
  /** The numbers of samples of the first fed tensor, run by run. */
  readonly runs: (number | undefined)[];
}

/** Makes one, whose sessions are those of onnxruntime-node, or of onnxruntime-web where that is given. */
export function countedRuntime(
  runtime: Pick<typeof native, 'InferenceSession' | 'Tensor'> = native,
): CountedRuntime {
  const created: object[] = [];
  const released: object[] = [];
  const runs: (number | undefined)[] = [];
  const create = async (model: Uint8Array, options?: object) => {
    const session = await runtime.InferenceSession.create(model, options);
    created.push(session);
    return {
      inputNames: session.inputNames,
      outputMetadata: session.outputMetadata,
      run: (feeds: Record<string, native.Tensor>, fetches: readonly string[]) => {
        runs.push(Object.values(feeds)[0]?.dims[0]);
        return session.run(feeds, fetches);
      },
      release: async () => {
        released.push(session);
        await session.release();
      },
    };
  };
  const counted = { InferenceSession: { create }, Tensor: runtime.Tensor };
  return { runtime: counted, created, released, runs };
}
