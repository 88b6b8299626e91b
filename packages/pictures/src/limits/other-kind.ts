interface Kind {
  readonly name: string;
  /** The mark at the beginning of such a file. */
  readonly mark: RegExp;
  /** The advice for those who have one. */
  readonly help: string;
}

const saved = 'save it as JPEG or PNG';

/** Kinds that people have, and few decoders read; a browser may. */
const kinds: readonly Kind[] = [
  {
    name: 'an HEIC photo',
    // Its marks stand in groups of four letters, the first of which may be of a whole family.
    mark: /^[^]{4}ftyp(?:[^]{4}){0,8}?(?:hei[cmsx]|hev[cmx])/,
    help: `${saved} (an iPhone takes photos as JPEG by Settings, Camera, Formats, Most Compatible)`,
  },
  { name: 'a JPEG XL picture', mark: /^(?:\u00ff\n|\0\0\0\fJXL )/, help: saved },
  {
    name: 'a JPEG 2000 picture',
    mark: /^(?:\0\0\0\fjP {2}|\u00ff\u004f\u00ff\u0051)/,
    help: saved,
  },
  { name: 'a Photoshop document', mark: /^8BPS/, help: saved },
  { name: 'a PDF document', mark: /^%PDF-/, help: 'save a page of it as JPEG or PNG' },
  {
    name: 'a video',
    mark: /^(?:[^]{4}ftyp(?:isom|iso\d|mp4\d|qt {2}|M4V|avc1|3gp)|[^]E\u00df\u00a3)/,
    help: 'save a frame of it as JPEG or PNG',
  },
];

/**
 * Says what a file is that no picture could be read from, and what to do with it.
 *
 * @param first The first bytes of the file; 64 are enough.
 * @returns The end of a sentence that says what is wrong; empty for files of other kinds.
 */
export function otherKind(first: Uint8Array): string {
  const text = String.fromCharCode(...first.subarray(0, 64));
  const kind = kinds.find(({ mark }) => mark.test(text));
  return kind === undefined ? '' : ` It is ${kind.name}: ${kind.help}.`;
}
