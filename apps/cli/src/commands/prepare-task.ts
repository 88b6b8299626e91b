import { checkModel } from '../arguments/check/check-model.js';
import type { Request } from '../arguments/request.js';
import type { Terminal } from '../output/terminal.js';

/**
 * Checks a request and says what is to be done for it. What is heavy is imported when it is needed: help comes at once.
 *
 * @param request What the command line asks for.
 * @param terminal The terminal to write to.
 * @returns Does it, and gives the exit code.
 * @throws `BAD_OPTION` for options that do not fit together
 */
export async function prepareTask(
  request: Request,
  terminal: Terminal,
): Promise<() => Promise<number>> {
  switch (request.command) {
    case 'print':
      return done(() => {
        request.text.trimEnd().split('\n').forEach(terminal.print);
      });
    case 'explain':
      return (await import('./explain.js')).explain(request.given, terminal);
    case 'evaluate':
      return (await import('./evaluate.js')).evaluate(request.given, terminal);
    case 'batch':
      return (await import('./batch.js')).batch(request.given, terminal);
    case 'worker':
      return (await import('./worker.js')).worker(request.given, terminal);
    case 'layers':
      checkModel(request.given);
      return done(async () => (await import('./layers.js')).layers(request.given, terminal));
    case 'init':
      return (await import('./init.js')).init(request.given, terminal);
    case 'methods':
      return done(async () => (await import('./methods.js')).methods(terminal));
    case 'models':
      return done(async () => (await import('./models.js')).models(terminal));
  }
}

function done(run: () => unknown): () => Promise<number> {
  return async () => {
    await run();
    return 0;
  };
}
