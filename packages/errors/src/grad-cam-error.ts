import { visible } from './words/visible.js';
import { visibleName } from './words/visible-name.js';

/** The kind of failure, for code that decides by it. The union is closed: a new kind of failure is a new member. */
export type GradCamErrorCode =
  | 'AMBIGUOUS_CLASS_NAME'
  | 'BACKEND_UNAVAILABLE'
  | 'BACKEND_FAILED'
  | 'BACKEND_LOST'
  | 'BAD_OPTION'
  | 'BAD_REGION'
  | 'CLASS_NAMES_COUNT'
  | 'CLASS_NAMES_MISSING'
  | 'CLASS_OUT_OF_RANGE'
  | 'DISPOSED'
  | 'DOWNLOAD_FAILED'
  | 'FEATURE_LAYER_UNRELATED'
  | 'FILE_NOT_FOUND'
  | 'FILE_NOT_WRITTEN'
  | 'GRADIENT_MISSING'
  | 'GRADIENTS_NOT_REGISTERED'
  | 'INPUT_COUNT'
  | 'INPUT_DTYPE'
  | 'INPUT_NOT_FINITE'
  | 'INPUT_SHAPE'
  | 'INTEGRITY'
  | 'KERNEL_MISSING'
  | 'LAYER_NOT_FOUND'
  | 'MODEL_BROKEN'
  | 'MODEL_UNKNOWN'
  | 'MODEL_UNSUPPORTED'
  | 'NO_FEATURE_LAYER'
  | 'NO_SPACE'
  | 'NOT_FINITE'
  | 'OUT_OF_MEMORY'
  | 'PICTURE_BROKEN'
  | 'PICTURE_TOO_LARGE'
  | 'PREDICTION_DIFFERS'
  | 'REDUCTION_NOT_DIFFERENTIABLE'
  | 'REDUCTION_NOT_SCALAR'
  | 'TFJS_TWICE'
  | 'UNKNOWN_CLASS_NAME';

/** The further facts about a failure. */
export interface GradCamErrorOptions extends ErrorOptions {
  /** The public function that was called, where it is known by now. */
  readonly caller?: string | undefined;
}

/** Marks every error, whichever copy of this package made it: a program may have two. */
const brand = Symbol.for('@gradcam/errors/GradCamError');

/**
 * The one error class of all packages; `instanceof` knows those of another copy of this package, too.
 *
 * Messages have the form `function: what is wrong, got X, expected Y; what to do`. Inside of a package an error is made without its
 * function; `calledAs` puts the public function that was called in front.
 */
export class GradCamError extends Error {
  override readonly name = 'GradCamError';
  readonly code: GradCamErrorCode;
  /** The public function that was called; undefined where none has been named yet. */
  readonly caller: string | undefined;
  /** The message without the function, one line: what is of foreign origin in it is shown visibly, long names shortened. */
  readonly sentence: string;

  /**
   * Tells whether a value is an error of ours.
   *
   * @param value Anything that was thrown.
   * @returns True for one of this copy of the package, or of another.
   */
  static override [Symbol.hasInstance](value: unknown): value is GradCamError {
    return value instanceof Error && brand in value;
  }

  /**
   * @param code The kind of failure, from a closed union.
   * @param sentence The message: what is wrong and what to do.
   * @param options `cause`: the failure underneath, where there is one; `caller`: the function that was called.
   */
  constructor(
    code: GradCamErrorCode,
    sentence: string,
    { caller, ...options }: GradCamErrorOptions = {},
  ) {
    const line = oneLine(sentence);
    super(caller === undefined ? line : `${caller}: ${line}`, options);
    Object.defineProperty(this, brand, { value: true });
    this.code = code;
    this.caller = caller;
    this.sentence = line;
  }

  /**
   * The same failure, as one of the function that was called.
   *
   * @param caller Its name.
   * @returns A new error with the stack of this one.
   */
  calledBy(caller: string): GradCamError {
    const options = 'cause' in this ? { cause: this.cause, caller } : { caller };
    const named = new GradCamError(this.code, this.sentence, options);
    // Engines put the message into the stack, and what nobody catches is printed by its stack.
    if (this.stack !== undefined)
      named.stack = this.stack.replace(this.message, () => named.message);
    return named;
  }
}

/** A name stands in quotes, or is a word. */
function oneLine(sentence: string): string {
  return visible(sentence)
    .replace(
      /(?<=[\s([])"[^"]{201,}"(?=[\s,;:.)\]]|$)/g,
      (quoted) => `"${visibleName(quoted.slice(1, -1))}"`,
    )
    .replace(/[^\s"]{201,}/g, visibleName);
}
