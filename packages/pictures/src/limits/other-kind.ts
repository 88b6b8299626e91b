/** Kinds that people have, and few decoders read; a browser may. */
const kinds: readonly (readonly [string, RegExp])[] = [
  // Its marks stand in groups of four letters, the first of which may be of a whole family.
  ['an HEIC photo', /^[^]{4}ftyp(?:[^]{4}){0,8}?(?:hei[cmsx]|hev[cmx])/],
  ['a JPEG XL picture', /^(?:\u00ff\n|\0\0\0\fJXL )/],
  ['a JPEG 2000 picture', /^(?:\0\0\0\fjP {2}|\u00ff\u004f\u00ff\u0051)/],
  ['a Photoshop document', /^8BPS/],
  ['a PDF document', /^%PDF-/],
  ['a video', /^(?:[^]{4}ftyp(?:isom|iso\d|mp4\d|qt {2}|M4V|avc1|3gp)|[^]E\u00df\u00a3)/],
];

/**
 * Says what a file is that no picture could be read from, and what to do with it.
 *
 * @param first The first bytes of the file; 64 are enough.
 * @returns The end of a sentence that says what is wrong; empty for files of other kinds.
 */
export function otherKind(first: Uint8Array): string {
  const text = String.fromCharCode(...first.subarray(0, 64));
  const kind = kinds.find(([, mark]) => mark.test(text))?.[0];
  if (kind === undefined) return '';
  const setting = kind.includes('HEIC')
    ? ' (an iPhone takes photos as JPEG by Settings, Camera, Formats, Most Compatible)'
    : '';
  return ` It is ${kind}: save it as JPEG or PNG${setting}.`;
}
