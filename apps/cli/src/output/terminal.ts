import { visible } from '@gradcam/errors';

/** The streams that the command writes to. */
export interface Terminal {
  /** A line of the result. */
  readonly print: (line: string) => void;
  /** A sentence in addition to the result. */
  readonly say: (sentence: string) => void;
  /** A sentence that says what failed. */
  readonly fail: (sentence: string) => void;
  /** The state of something that takes a while; the next state replaces it. */
  readonly progress: (state: string) => void;
  /** The same, of what is of no use in a log: it is shown where somebody looks at it. */
  readonly live: (state: string) => void;
  /** True where somebody may look at it: where notes go to a terminal. */
  readonly isLive: boolean;
}

/**
 * Makes a terminal that writes results to the first stream, sentences and progress to the second, so that a pipe gets only the
 * results. What is of foreign origin in a line is shown visibly, so that it stays one line and the terminal obeys none of it.
 *
 * What was going to be printed on a stream that was closed or is full is left out, and the work goes on.
 *
 * @param output For results.
 * @param notes The stream for everything else; progress is overwritten in place if it is a terminal.
 * @param lost Gets the reason, once, if results are lost.
 * @returns The terminal.
 */
export function terminal(
  output: NodeJS.WritableStream,
  notes: NodeJS.WritableStream & { readonly isTTY?: boolean },
  lost: (reason: NodeJS.ErrnoException) => void,
): Terminal {
  const results = untilLost(output, lost);
  const words = untilLost(notes, () => undefined);
  let shown = '';
  let phase = '';
  const clear = () => {
    if (shown !== '' && notes.isTTY === true) words(`\r${' '.repeat(shown.length)}\r`);
    shown = '';
  };
  const say = (sentence: string) => {
    clear();
    words(`${visible(sentence)}\n`);
  };
  const progress = (given: string) => {
    const state = visible(given);
    if (state === shown) return;
    if (notes.isTTY === true) {
      clear();
      words(state);
    } else if (state.split(':')[0] !== phase) {
      // In a log one line a phase is enough, without how far it is.
      phase = state.split(':')[0] ?? state;
      words(`${phase}\n`);
    }
    shown = state;
  };
  return {
    print: (line) => {
      clear();
      results(`${visible(line)}\n`);
    },
    say,
    fail: say,
    progress,
    live: (state) => {
      if (notes.isTTY === true) progress(state);
    },
    isLive: notes.isTTY === true,
  };
}

/**
 * Makes a terminal that leaves out what is not wanted: results in words where they are printed as JSON, and where it is quiet everything but failures.
 *
 * @param terminal The terminal.
 * @param given What is wanted.
 * @param given.json True where results are JSON.
 * @param given.quiet True where only failures count.
 * @returns The terminal.
 */
export function quieter(
  terminal: Terminal,
  { json, quiet }: { readonly json: boolean; readonly quiet: boolean },
): Terminal {
  const silence = () => undefined;
  return {
    ...terminal,
    ...(json || quiet ? { print: silence } : {}),
    ...(quiet ? { say: silence, progress: silence, live: silence, isLive: false } : {}),
  };
}

/** Writes to a stream as long as it takes something; a file throws, and a pipe tells it later. */
function untilLost(
  stream: NodeJS.WritableStream,
  lost: (reason: NodeJS.ErrnoException) => void,
): (text: string) => void {
  let isLost = false;
  const lose = (reason: NodeJS.ErrnoException) => {
    if (!isLost) lost(reason);
    isLost = true;
  };
  stream.on('error', lose);
  return (text) => {
    if (!isLost) stream.write(text);
  };
}
