import type { IncomingHttpHeaders } from 'node:http';
import { etagOf } from './write-object.js';

/** An object that was found, or the part of it that was asked for. */
export interface Found {
  readonly status: 200 | 206;
  readonly headers: Readonly<Record<string, string | number>>;
  readonly bytes: Uint8Array;
}

/** The state of the server that is read. */
interface State {
  readonly objects: ReadonlyMap<string, Uint8Array>;
  readonly hasRanges: boolean;
}

/**
 * Reads an object as S3 does, all of it or a part, on condition or without.
 *
 * @param state The state of the server.
 * @param key The object.
 * @param headers Of the request.
 * @returns The object, or how it is refused.
 */
export function readObject(
  { objects, hasRanges }: State,
  key: string,
  headers: IncomingHttpHeaders,
): Found | { readonly status: number; readonly code: string } {
  const whole = objects.get(key);
  if (whole === undefined) return { status: 404, code: 'NoSuchKey' };
  const etag = etagOf(whole);
  const { 'if-match': match, range } = headers;
  if (match !== undefined && match !== etag) return { status: 412, code: 'PreconditionFailed' };
  const [, start, end] = /^bytes=(\d+)-(\d+)$/.exec(range ?? '') ?? [];
  if (start === undefined || !hasRanges)
    return { status: 200, headers: { etag, 'content-length': whole.length }, bytes: whole };
  const bytes = whole.subarray(Number(start), Number(end) + 1);
  if (bytes.length === 0) return { status: 416, code: 'InvalidRange' };
  const last = Number(start) + bytes.length - 1;
  const place = `bytes ${start}-${last}/${whole.length}`;
  return { status: 206, headers: { etag, 'content-range': place }, bytes };
}
