/** An answer of the server that is not what was asked for. */
export class ServerProblem extends Error {
  override readonly name = 'ServerProblem';
  /** The status of HTTP. */
  readonly status: number;
  /** For programs, such as `BUSY` or `PICTURE_BROKEN`; `UNEXPECTED` of a server that is not ours. */
  readonly code: string;
  /** The seconds after which another try may succeed; undefined where the server says none. */
  readonly retryAfter: number | undefined;
  /** As in the log of the server. */
  readonly requestId: string | undefined;

  /**
   * @param response The answer.
   * @param problem Its body, where that is JSON.
   */
  constructor(response: Response, problem: unknown) {
    const { detail, code, requestId } = textsOf(problem);
    super(detail ?? `the server answered with ${response.status}`);
    this.status = response.status;
    this.code = code ?? 'UNEXPECTED';
    const seconds = Number(response.headers.get('retry-after') ?? NaN);
    this.retryAfter = Number.isFinite(seconds) ? seconds : undefined;
    this.requestId = requestId;
  }
}

/** The texts of an object. */
function textsOf(value: unknown): Readonly<Record<string, string | undefined>> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  );
}
