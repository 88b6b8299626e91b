// Runs the command as it is built, message after message, in one process: each is answered with what the run left, but for the last.
import { Writable } from 'node:stream';
import { terminal } from '../../dist/output/terminal.js';
import { run } from '../../dist/run.js';

const start = process.cwd();

/** A stream that keeps what is written to it. */
function kept() {
  const texts = [];
  const stream = new Writable({
    decodeStrings: false,
    write: (text, _, done) => {
      texts.push(text);
      done();
    },
  });
  return { stream, text: () => texts.join('') };
}

function lost(reason) {
  throw reason;
}

process.on('message', async ({ words, folder, isLast = false }) => {
  if (isLast) {
    process.disconnect();
    return;
  }
  const [output, notes] = [kept(), kept()];
  process.chdir(folder);
  const code = await run(words, terminal(output.stream, notes.stream, lost));
  // A folder in which a process is cannot be removed everywhere.
  process.chdir(start);
  process.send({ code, output: output.text(), notes: notes.text() });
});
