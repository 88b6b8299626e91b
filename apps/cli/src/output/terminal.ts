import type { WriteStream } from 'node:tty';

/** The streams that the command writes to. */
export interface Terminal {
  /** A line of the result. */
  readonly print: (line: string) => void;
  /** A sentence in addition to the result. */
  readonly say: (sentence: string) => void;
  /** The state of something that takes a while; the next state replaces it. */
  readonly progress: (state: string) => void;
}

/**
 * Makes a terminal that writes results to the first stream, sentences and progress to the second, so that a pipe gets only the
 * results.
 *
 * @param output For results.
 * @param notes The stream for everything else; progress is overwritten in place if it is a terminal.
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
