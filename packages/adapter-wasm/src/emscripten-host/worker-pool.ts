import { Worker } from 'node:worker_threads';

/** The workers of one build. */
export interface WorkerPool {
  /** The class that emscripten uses for its workers. */
  readonly Worker: new () => object;
  /** Rejects when a worker ends, which none does by itself; never resolves. */
  readonly failed: Promise<never>;
  /** Ends them all. */
  readonly end: () => void;
}

/**
 * Makes workers as emscripten expects them in Node, with three differences: a thread is started only when a worker gets its first
 * message, no worker keeps the program alive once it is loaded, and a failing worker ends the pool and not the program.
 *
 * @param source The code that a worker runs.
 * @returns The pool; nothing is started yet.
 */
export function workerPool(source: string): WorkerPool {
  const threads: Worker[] = [];
  let fail: (cause: unknown) => void = () => undefined;
  const failed = new Promise<never>((_, reject) => (fail = reject));
  // Nobody need be waiting when it comes.
  failed.catch(() => undefined);

  class PoolWorker {
    #hear: (message: unknown) => void = () => undefined;
    #thread: Worker | undefined;

    on(event: string, listener: (value: unknown) => void): void {
      if (event === 'message') this.#hear = listener;
    }
    postMessage(message: unknown): void {
      this.#thread ??= this.#start();
      this.#thread.postMessage(message);
    }
    /** Emscripten's wish that a thread that was given work keep the program alive; these wait for work to the end. */
    ref(): void {
      return undefined;
    }
    unref(): void {
      this.#thread?.unref();
    }
    terminate(): void {
      void this.#thread?.terminate();
    }

    #start(): Worker {
      // The program's own options, a loader for instance, are not for these.
      const thread = new Worker(source, { eval: true, execArgv: [], env: {} });
      thread.on('message', (message) => {
        this.#hear(message);
      });
      thread.on('error', fail);
      thread.on('exit', (code) => {
        fail(new Error(`a worker ended with code ${code}`));
      });
      threads.push(thread);
      return thread;
    }
  }

  return {
    Worker: PoolWorker,
    failed,
    end: () => {
      for (const thread of threads) void thread.terminate();
    },
  };
}
