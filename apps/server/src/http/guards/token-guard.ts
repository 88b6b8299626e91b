import { createHash, timingSafeEqual } from 'node:crypto';
import { Refusal } from '../../refusal.js';

/**
 * Makes what checks the bearer token of a request. Hashes are compared, in a time that depends neither on the token nor on what was sent.
 *
 * @param token The token; everybody may call where it is undefined.
 * @returns A function that takes the header Authorization, and throws a `Refusal` with 401.
 */
export function tokenGuard(token: string | undefined): (authorization?: string) => void {
  if (token === undefined) return () => undefined;
  const expected = hashOf(token);
  return (authorization = '') => {
    const given = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
    if (timingSafeEqual(hashOf(given ?? ''), expected) && given !== undefined) return;
    throw new Refusal(
      401,
      'TOKEN',
      `the bearer token is ${given === undefined ? 'missing' : 'wrong'}; send the header Authorization: Bearer TOKEN.`,
    );
  };
}

function hashOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
