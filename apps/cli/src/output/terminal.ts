import type { WriteStream } from 'node:tty';

/** Where the command writes. */
export interface Terminal {
  /** A line of the result. */
  readonly print: (line: string) => void;
  /** A sentence beside the result. */
  readonly say: (sentence: string) => void;
  /** The state of something that takes a while; the next one takes its place. */
  readonly progress: (state: string) => void;
}

/**
 * Results go to the first stream, sentences and progress to the second, so that a pipe gets results alone.
 *
 * @param output For results.
 * @param notes For everything else; progress is overwritten in place where it is a terminal.
 * @returns The terminal.
 */
export function terminal(
  output: NodeJS.WritableStream,
  notes: NodeJS.WritableStream & Partial<WriteStream>,
): Terminal {
  let shown = '';
  const clear = () => {
    if (shown !== '' && notes.isTTY === true) notes.write(`\r${' '.repeat(shown.length)}\r`);
    shown = '';
  };
  return {
    print: (line) => {
      clear();
      output.write(`${line}\n`);
    },
    say: (sentence) => {
      clear();
      notes.write(`${sentence}\n`);
    },
    progress: (state) => {
      if (state === shown) return;
      if (notes.isTTY === true) {
        clear();
        notes.write(state);
      } else if (state.split(' ')[0] !== shown.split(' ')[0]) {
        // In a log one line a phase is enough, without how far it is.
        notes.write(`${state.split(':')[0] ?? state}\n`);
      }
      shown = state;
    },
  };
}
