/** The kinds of failure of this package. */
export type LayerSelectErrorCode =
  | 'BAD_OPTION'
  | 'LAYER_NOT_FOUND'
  | 'FEATURE_LAYER_UNRELATED'
  | 'NO_FEATURE_LAYER'
  | 'NO_SPACE'
  | 'REDUCTION_NOT_DIFFERENTIABLE';

/** The one error that this package throws. */
export class LayerSelectError extends Error {
  override readonly name = 'LayerSelectError';
  /** What kind of failure it is. */
  readonly code: LayerSelectErrorCode;

  /**
   * @param code What kind of failure it is.
   * @param message `function: what is wrong, got X, expected Y; what to do`.
   */
  constructor(code: LayerSelectErrorCode, message: string) {
    super(message);
    this.code = code;
  }

  /** The message without the function. */
  get sentence(): string {
    return this.message.replace(/^\w+: /, '');
  }
}
