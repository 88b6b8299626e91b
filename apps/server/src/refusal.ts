/** The facts about a refusal beside its sentence. */
export interface RefusalOptions extends ErrorOptions {
  /** The seconds after which another try may succeed. */
  readonly retryAfter?: number | undefined;
}

/** An answer to a client that is not what it asked for. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  /** For programs; those of `GradCamError`, and the server's own. */
  readonly code: string;
  readonly retryAfter: number | undefined;

  /**
   * @param status The status of HTTP.
   * @param code For programs.
   * @param sentence For people: what is wrong and what to do.
   * @param options `retryAfter`, `cause`.
   */
  constructor(
    status: number,
    code: string,
    sentence: string,
    { retryAfter, ...options }: RefusalOptions = {},
  ) {
    super(sentence, options);
    this.status = status;
    this.code = code;
    this.retryAfter = retryAfter;
  }
}
