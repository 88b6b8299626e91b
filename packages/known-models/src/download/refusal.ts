import { STATUS_CODES } from 'node:http';
import type { Dispatcher } from 'undici';

/** An answer of the registry that is not what was asked for. */
export class Refusal extends Error {
  /** True if the same question may have another answer a little later. */
  readonly isForNow: boolean;
  /** The seconds that the registry wants to be left alone, where it says so. */
  readonly waitSeconds: number | undefined;

  constructor({ statusCode, headers }: Dispatcher.ResponseData) {
    const wait = Number(headers['retry-after']);
    const waitSeconds = Number.isFinite(wait) && wait >= 0 ? wait : undefined;
    const forHowLong = waitSeconds === undefined ? '' : `, for ${waitSeconds} s`;
    super(`the registry answered ${statusCode} ${STATUS_CODES[statusCode] ?? ''}${forHowLong}`);
    this.isForNow = [206, 408, 416, 429].includes(statusCode) || statusCode >= 500;
    this.waitSeconds = waitSeconds;
  }
}
