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
  readonly marks: 'strong' | 'weak' | 'none';
  readonly conditions: 'kept' | 'unknown' | 'ignored';
}

/** In bytes: of a key, as S3 has it. */
const mostOfKey = 1024;

/**
 * Reads an object as S3 does, all of it or a part, on condition or without.
 *
 * @param state The state of the server.
 * @param key The object.
 * @param headers Of the request.
 * @returns The object, or how it is refused.
 */
export function readObject(
  { objects, hasRanges, marks, conditions }: State,
  key: string,
  headers: IncomingHttpHeaders,
): Found | { readonly status: number; readonly code: string } {
  if (Buffer.byteLength(key) > mostOfKey) return { status: 400, code: 'KeyTooLongError' };
  const whole = objects.get(key);
  if (whole === undefined) return { status: 404, code: 'NoSuchKey' };
  const own = etagOf(whole);
  const mark = { strong: { etag: own }, weak: { etag: `W/${own}` }, none: {} }[marks];
  const { 'if-match': match, range } = headers;
  // Of weak ones nobody can say that the bytes are the same (RFC 9110, 13.1.1).
  const isMet = match === undefined || (marks !== 'weak' && match === own);
  if (conditions === 'kept' && !isMet) return { status: 412, code: 'PreconditionFailed' };
  const [, start, end] = /^bytes=(\d+)-(\d+)$/.exec(range ?? '') ?? [];
  if (start === undefined || !hasRanges)
    return { status: 200, headers: { ...mark, 'content-length': whole.length }, bytes: whole };
  const bytes = whole.subarray(Number(start), Number(end) + 1);
  if (bytes.length === 0) return { status: 416, code: 'InvalidRange' };
  const last = Number(start) + bytes.length - 1;
  const place = `bytes ${start}-${last}/${whole.length}`;
  return { status: 206, headers: { ...mark, 'content-range': place }, bytes };
}
