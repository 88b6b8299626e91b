import Type, { type Static } from 'typebox';

/** Of every answer that is not what was asked for: RFC 9457, with a code for programs. */
const problemSchema = Type.Object({
  title: Type.String(),
  status: Type.Integer(),
  code: Type.String({ description: 'For programs, such as BUSY or PICTURE_BROKEN.' }),
  detail: Type.String({ description: 'For people: what is wrong and what to do.' }),
  requestId: Type.String({ description: 'As in the log of the server.' }),
});

/** A problem. */
export type Problem = Static<typeof problemSchema>;

/** The refusals of operations that explain, by their status. */
const explaining = {
  400: 'The query is wrong, or names a class, layer or method that cannot be had.',
  401: 'The bearer token is missing or wrong.',
  404: 'No model of this server has that name.',
  408: 'The request did not arrive in time.',
  413: 'The picture is too large, in bytes, pixels or what it takes to decode it.',
  415: 'The body is not the bytes of a picture.',
  422: 'The picture is broken.',
  429: 'The server has as many pictures as it takes in; the header Retry-After says when to try again.',
  500: 'The server failed.',
  503: 'The server loads its models, or ends; the header Retry-After says when to try again.',
  504: 'The map was not ready in time.',
} as const;

/**
 * Describes the refusals of operations that explain.
 *
 * @returns Responses for the description.
 */
export function refusals() {
  return Object.fromEntries(
    Object.entries(explaining).map(([status, description]) => [status, refused(description)]),
  );
}

/**
 * Describes a refusal.
 *
 * @param description A sentence.
 * @returns A response for the description.
 */
export function refused(description: string) {
  return { description, content: { 'application/problem+json': { schema: problemSchema } } };
}
