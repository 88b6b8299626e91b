import { bomb, endlessSvg } from './hostile.mjs';
import { send } from './send.mjs';

/**
 * What is sent, how often in a second, and which answers are right; 429 with Retry-After always is.
 * @param {readonly { jpeg: Buffer, map: Buffer }[]} pictures with the maps that they have
 * @param {number} rate of good pictures, in a second
 * @returns {Readonly<Record<string, { rate: number, send: (address: string, index: number) => ReturnType<typeof send>, isRight: (answer: { status: number, code?: string, body: Buffer }, index: number) => boolean }>>}
 */
export function senders(pictures, rate) {
  const picture = (index) => pictures[index % pictures.length];
  const post = (body, options) => (address) => send(address, '/v1/map', { body, ...options });
  const refused = (status, ...codes) => [
    (answer) => answer.status === status && codes.includes(answer.code),
  ];
  const [isTooLarge] = refused(413, 'PICTURE_TOO_LARGE');
  const [isBroken] = refused(422, 'PICTURE_BROKEN');
  const [isOfOtherType] = refused(415, 'TYPE_UNKNOWN');
  const [isWrong] = refused(400, 'BAD_REQUEST');
  return {
    'good pictures': {
      rate,
      send: (address, index) => send(address, '/v1/map', { body: picture(index).jpeg }),
      isRight: ({ status, body }, index) => status === 200 && body.equals(picture(index).map),
    },
    'broken pictures': {
      rate: 1,
      send: (address, index) =>
        send(address, '/v1/map', { body: picture(index).jpeg.subarray(0, 3000 + (index % 50)) }),
      isRight: isBroken,
    },
    'decompression bombs': {
      rate: 1,
      send: post(bomb(), { type: 'image/png' }),
      isRight: isTooLarge,
    },
    'endless SVGs': {
      rate: 1 / 20,
      send: post(endlessSvg(), { type: 'image/svg+xml' }),
      // Its process may give up before its time is over.
      isRight: (answer) => isTooLarge(answer) || isBroken(answer),
    },
    'other types': {
      rate: 1,
      send: post('{"picture":"/etc/passwd"}', { type: 'application/json' }),
      isRight: isOfOtherType,
    },
    'wrong queries': {
      rate: 1,
      send: (address) => send(address, '/v1/map?modle=a', { body: picture(0).jpeg }),
      isRight: isWrong,
    },
    'clients that leave': {
      rate: 1,
      send: (address, index) =>
        send(address, '/v1/map', { body: picture(index).jpeg, abortAfter: (37 * index) % 400 }),
      // It may be answered before it leaves.
      isRight: ({ status, body }, index) =>
        status === 0 || (status === 200 && body.equals(picture(index).map)),
    },
    'questions for health': {
      rate: 4,
      send: (address) => send(address, '/health'),
      isRight: ({ status }) => status === 200,
    },
  };
}
