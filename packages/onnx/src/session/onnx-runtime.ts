// The parts of ONNX Runtime that are used, as shapes: its packages for Node, the web and other places are alike in them, and any may be missing.

/** A tensor of ONNX Runtime. */
export interface RuntimeTensor {
  readonly type: string;
  readonly dims: readonly number[];
  /** The place of the values: `'cpu'`, or a device, from which `getData` fetches them. */
  readonly location: string;
  getData(): Promise<unknown>;
  dispose(): void;
}

/** The facts that ONNX Runtime knows of an output before any run. */
export interface RuntimeMetadata {
  readonly name: string;
  /** False for a sequence or a map. */
  readonly isTensor: boolean;
  readonly type?: string;
  /** A size, or the name of one that is open; no axes also where their number is not known. */
  readonly shape?: readonly (number | string)[];
}

/** A network that ONNX Runtime has loaded. */
export interface RuntimeSession {
  readonly inputNames: readonly string[];
  /** Missing in versions before 1.21. */
  readonly outputMetadata?: readonly RuntimeMetadata[];
  run(
    feeds: Readonly<Record<string, RuntimeTensor>>,
    fetches: readonly string[],
  ): Promise<Readonly<Record<string, unknown>>>;
  release(): Promise<void>;
}

/** The module `onnxruntime-node`, `onnxruntime-web`, or one of the same shape. */
export interface OnnxRuntime {
  readonly InferenceSession: {
    create(model: Uint8Array, options?: object): Promise<unknown>;
  };
  readonly env?: {
    readonly versions?:
      Readonly<Partial<Record<'common' | 'node' | 'web', string | undefined>>> | undefined;
  };
  // Border to ONNX Runtime: its constructor is typed for each type of numbers by itself.
  readonly Tensor: new (type: never, data: never, dims: readonly number[]) => unknown;
}
