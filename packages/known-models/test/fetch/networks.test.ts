import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { GradCamError } from '@gradcam/errors';
import { mobilenetV1 } from '@gradcam/models';
import {
  fetchModel,
  loadKnownModel,
  type FetchOptions,
  type FetchProgress,
} from '../../src/index.js';
import { modelEntries, modelOf, noise, tarball } from './make-package.js';
import {
  breakingOff,
  half,
  rest,
  startRegistry,
  whole,
  type Answer,
  type TestRegistry,
} from './start-registry.js';

const bytes = tarball([...modelEntries, { path: 'package/noise', body: noise(50_000) }]);
const model = modelOf(bytes);
const tarballPath = '/@nets/small/-/small-1.0.0.tgz';

let cacheFolder = '';
let registry: TestRegistry | undefined;
beforeAll(() => {
  // npm is not asked for what the environment says.
  vi.stubEnv('npm_config_cafile', '');
  for (const name of ['HTTP_PROXY', 'http_proxy', 'npm_config_proxy']) vi.stubEnv(name, '');
});
afterAll(() => {
  vi.unstubAllEnvs();
});
beforeEach(async () => {
  cacheFolder = await mkdtemp(join(tmpdir(), 'gradcam-networks-'));
});
afterEach(async () => {
  await registry?.close();
  await rm(cacheFolder, { recursive: true, force: true });
});

/** Fetches from a registry that answers so; a stall is 0.3 s, and so is a pause before another try. */
async function fetched(
  answer: Answer,
  { list, ...options }: FetchOptions & { list?: Answer } = {},
) {
  registry = await startRegistry(answer, list);
  return fetchModel(model, {
    cacheFolder,
    registry: registry.address,
    stallSeconds: 0.3,
    ...options,
  });
}

async function refuses(code: string, message: RegExp, fetching: Promise<unknown>): Promise<void> {
  await expect(fetching).rejects.toMatchObject({
    name: 'GradCamError',
    code,
    message: expect.stringMatching(message) as string,
  });
  expect(await readdir(cacheFolder)).toEqual([]);
}

async function isThere(folder: string): Promise<void> {
  expect(await readFile(join(folder, 'w.bin'))).toEqual(Buffer.alloc(64, 1));
  expect(await readdir(cacheFolder)).toHaveLength(1);
}

describe('a registry that falls silent', () => {
  const silent: Answer = () => undefined;

  it('is asked three times, and then given up with the reason', async () => {
    const reasons: string[] = [];
    const onProgress = (progress: FetchProgress) => {
      if (progress.phase === 'retrying') reasons.push(progress.reason);
    };
    await refuses(
      'DOWNLOAD_FAILED',
      /@nets\/small@1\.0\.0 could not be downloaded \(no byte arrived for 0\.3 s\); connect/,
      fetched(silent, { onProgress }),
    );
    expect(reasons).toEqual(['no byte arrived for 0.3 s', 'no byte arrived for 0.3 s']);
    expect(registry?.requests.slice(1)).toEqual([tarballPath, tarballPath, tarballPath]);
  });

  it('is given up where it does not even list the versions', async () => {
    await refuses(
      'DOWNLOAD_FAILED',
      /no byte arrived for 0\.3 s/,
      fetched(whole(bytes), { list: silent }),
    );
  });

  it('goes on after half of the body where it stopped', async () => {
    const folder = await fetched((response, request, count) => {
      if (count === 1) half(bytes, response);
      else rest(bytes, response, request);
    });
    await isThere(folder);
    const from = Math.floor(bytes.length / 2);
    expect(registry?.requests.slice(1)).toEqual([tarballPath, `${tarballPath} bytes=${from}-`]);
  });

  it('is told from a program that is busy itself while bytes wait', async () => {
    const large = tarball([...modelEntries, { path: 'package/noise', body: noise(2_000_000) }]);
    registry = await startRegistry((response) => {
      response.end(large);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 600);
    });
    const { address } = registry;
    await isThere(
      await fetchModel(modelOf(large), { cacheFolder, registry: address, stallSeconds: 0.3 }),
    );
    expect(registry.requests).toHaveLength(1 + 1);
  });

  it('begins again where it knows no ranges', async () => {
    const folder = await fetched((response, _, count) => {
      if (count === 1) half(bytes, response);
      else response.end(bytes);
    });
    await isThere(folder);
  });

  it('begins again where the file is another one by now', async () => {
    const ifRange: unknown[] = [];
    const folder = await fetched((response, request, count) => {
      ifRange.push(request.headers['if-range']);
      response.setHeader('etag', `"${count}"`);
      if (count === 1) half(noise(bytes.length), response);
      else response.end(bytes);
    });
    await isThere(folder);
    expect(ifRange).toEqual([undefined, '"1"']);
  });
});

describe('a connection that breaks', () => {
  it('is made anew as long as there is headway', async () => {
    const large = tarball([...modelEntries, { path: 'package/noise', body: noise(6.5 * 2 ** 20) }]);
    const part = 1.5 * 2 ** 20;
    registry = await startRegistry((response, request) => {
      breakingOff(large, part, response, request);
    });
    const { address, requests } = registry;
    await isThere(
      await fetchModel(modelOf(large), { cacheFolder, registry: address, stallSeconds: 0.3 }),
    );
    // More than the three tries that a registry without headway gets.
    expect(requests.length).toBeGreaterThanOrEqual(1 + 5);
    for (const request of requests.slice(2)) expect(request).toMatch(/ bytes=[1-9]\d+-$/);
  });

  it('is a failure where nothing ever comes', async () => {
    await refuses(
      'DOWNLOAD_FAILED',
      /could not be downloaded/,
      fetched((response) => response.socket?.destroy()),
    );
    expect(registry?.requests).toHaveLength(1 + 3);
  });
});

describe('an answer that is not the package', () => {
  const page: Answer = (response) => {
    response.setHeader('content-type', 'text/html');
    response.end('<html>Sign in to this network</html>');
  };

  // An unhandled rejection would fail the run: that came by chance, so it is tried often.
  it.each([1, 2, 3, 4, 5, 6, 7, 8])('is refused by its hash: a page, time %i', async () => {
    await refuses(
      'INTEGRITY',
      /@nets\/small@1\.0\.0 is not the one that is expected, got 36 bytes with another hash twice/,
      fetched(page),
    );
  });

  it('is refused where it is a page in place of the versions', async () => {
    await refuses(
      'DOWNLOAD_FAILED',
      /does not say where the package .* is, got a page that is not JSON/,
      fetched(whole(bytes), { list: page }),
    );
  });

  it.each(['{}', '[]', '{"versions":{"1.0.0":{"dist":{"tarball":7}}}}'])(
    'is refused where the versions lack it: %s',
    async (text) => {
      await refuses(
        'DOWNLOAD_FAILED',
        /got a list of versions without it/,
        fetched(whole(bytes), { list: (response) => response.end(text) }),
      );
    },
  );

  it('is forgiven once', async () => {
    await isThere(
      await fetched((response, request, count) => {
        if (count === 1) page(response, request, count);
        else response.end(bytes);
      }),
    );
  });

  it('is refused where it is cut short without a word, or altered in one bit', async () => {
    await refuses('INTEGRITY', /another hash twice/, fetched(whole(bytes.subarray(0, -1))));
    await registry?.close();
    const altered = Buffer.from(bytes);
    altered[9_000] = 255 - (altered[9_000] ?? 0);
    await refuses('INTEGRITY', /another hash twice/, fetched(whole(altered)));
  });

  it('is cut off where it has no end', async () => {
    const more = Buffer.alloc(2 ** 16);
    const flood: Answer = (response) => {
      const pour = () => {
        while (response.write(more));
      };
      response.on('drain', pour);
      pour();
    };
    const most = 2 * bytes.length + 2 ** 20;
    await refuses(
      'DOWNLOAD_FAILED',
      new RegExp(`got more than ${most} bytes, expected ${bytes.length}`),
      fetched(flood),
    );
  });
});

describe('a status', () => {
  const status =
    (code: number, headers: Record<string, string> = {}): Answer =>
    (response) => {
      response.writeHead(code, headers).end('<html>');
    };

  it.each([
    [401, /the registry answered 401 Unauthorized/],
    [404, /the registry answered 404 Not Found/],
  ])('%i is final', async (code, message) => {
    await refuses('DOWNLOAD_FAILED', message, fetched(status(code)));
    expect(registry?.requests).toHaveLength(1 + 1);
  });

  it.each([429, 500, 503])('%i is asked again, three times in all', async (code) => {
    await refuses('DOWNLOAD_FAILED', new RegExp(`answered ${code}`), fetched(status(code)));
    expect(registry?.requests).toHaveLength(1 + 3);
  });

  it('503 in the middle loses nothing of what has arrived', async () => {
    const folder = await fetched((response, request, count) => {
      if (count === 1) half(bytes, response);
      else if (count === 2) status(503)(response, request, count);
      else rest(bytes, response, request);
    });
    await isThere(folder);
    expect(registry?.requests[3]).toBe(`${tarballPath} bytes=${Math.floor(bytes.length / 2)}-`);
  });

  it('429 that wants a long pause is given up at once', async () => {
    await refuses(
      'DOWNLOAD_FAILED',
      /429 Too Many Requests, for 3600 s/,
      fetched(status(429, { 'retry-after': '3600' })),
    );
    expect(registry?.requests).toHaveLength(1 + 1);
  });

  it('416 begins again', async () => {
    const folder = await fetched((response, request, count) => {
      if (count === 1) half(bytes, response);
      else if (count === 2) status(416)(response, request, count);
      else response.end(bytes);
    });
    await isThere(folder);
    expect(registry?.requests[3]).toBe(tarballPath);
  });

  it('302 is followed, but not in a circle', async () => {
    const folder = await fetched((response, request) => {
      if (request.url === '/elsewhere') response.end(bytes);
      else response.writeHead(302, { location: '/elsewhere' }).end('moved');
    });
    await isThere(folder);
    await registry?.close();
    await rm(folder, { recursive: true });
    await refuses(
      'DOWNLOAD_FAILED',
      /the registry redirected more than 5 times/,
      fetched(status(302, { location: tarballPath })),
    );
  });
});

describe('a signal', () => {
  const answers: readonly (readonly [string, Answer])[] = [
    ['while the registry is silent', () => undefined],
    [
      'while half of the body has come',
      (response) => {
        half(bytes, response);
      },
    ],
    ['in a pause before another try', (response) => response.writeHead(503).end()],
  ];

  it.each(answers)('ends a call %s, with its reason', async (_, answer) => {
    const ending = new AbortController();
    const asked: Answer = (...given) => {
      answer(...given);
      setTimeout(() => {
        ending.abort('enough');
      }, 100);
    };
    const { signal } = ending;
    await expect(fetched(asked, { signal, stallSeconds: 600 })).rejects.toBe('enough');
    expect(registry?.requests.slice(1)).toEqual([tarballPath]);
    expect(await readdir(cacheFolder)).toEqual([]);
  });

  it('ends a call between the download and the model, and one that has not begun', async () => {
    const [ending, reason] = [new AbortController(), new Error('enough')];
    const onProgress = ({ phase }: FetchProgress) => {
      if (phase === 'downloading') ending.abort(reason);
    };
    const { signal } = ending;
    await expect(fetched(whole(bytes), { onProgress, signal })).rejects.toBe(reason);
    await expect(fetchModel(model, { cacheFolder, signal })).rejects.toBe(reason);
    await expect(loadKnownModel('mobilenet-v1', { cacheFolder, signal })).rejects.toBe(reason);
    expect(await readdir(cacheFolder)).toEqual([]);
  });

  it('is refused where it is no AbortSignal', async () => {
    // Border to the language: what a program without types may give.
    const signal = {} as AbortSignal;
    await refuses('BAD_OPTION', /the option signal is wrong/, fetched(whole(bytes), { signal }));
  });
});

describe('the settings', () => {
  it('send what is plain through a proxy, but not past NO_PROXY', async () => {
    registry = await startRegistry(whole(bytes));
    const { address, requests } = registry;
    const asked: string[] = [];
    const proxy = await startRegistry((response, { url = '' }) => {
      asked.push(url);
      void fetch(url).then(async (answer) => response.end(Buffer.from(await answer.arrayBuffer())));
    });
    vi.stubEnv('HTTP_PROXY', proxy.address);
    vi.stubEnv('NO_PROXY', '');
    await isThere(await fetchModel(model, { cacheFolder, registry: address }));
    expect(asked).toEqual([`${address}@nets%2fsmall`, `${address}@nets/small/-/small-1.0.0.tgz`]);

    vi.stubEnv('NO_PROXY', '127.0.0.1');
    await rm(cacheFolder, { recursive: true });
    await isThere(await fetchModel(model, { cacheFolder, registry: address }));
    expect(asked).toHaveLength(2);
    expect(requests).toHaveLength(4);
    vi.stubEnv('HTTP_PROXY', '');
    await proxy.close();
  });

  it.each(['not an address', 'ftp://nets.example/'])(
    'are refused where the registry is %s',
    async (address) => {
      await refuses(
        'BAD_OPTION',
        /the registry has no address that can be used/,
        fetchModel(model, { cacheFolder, registry: address }),
      );
    },
  );

  it('hand the name and the password of the address to the registry alone', async () => {
    const logins: unknown[] = [];
    const other = await startRegistry((response, { headers }) => {
      logins.push(headers.authorization);
      response.end(bytes);
    });
    registry = await startRegistry((response, { headers }) => {
      logins.push(headers.authorization);
      response.writeHead(307, { location: other.address }).end();
    });
    const address = registry.address.replace('http://', 'http://me:secret@');
    await isThere(await fetchModel(model, { cacheFolder, registry: address }));
    expect(logins).toEqual([`Basic ${Buffer.from('me:secret').toString('base64')}`, undefined]);
    await other.close();
  });

  it('are checked: stallSeconds, and what a source says of its package', async () => {
    await refuses(
      'BAD_OPTION',
      /the option stallSeconds is wrong, got 0, expected a finite number of at least/,
      fetched(whole(bytes), { stallSeconds: 0 }),
    );
    await refuses(
      'BAD_OPTION',
      /the package's integrity is wrong, got the string "sha1-abc", expected sha512-/,
      fetchModel(modelOf(bytes, { integrity: 'sha1-abc' }), { cacheFolder }),
    );
  });

  it('leave what onProgress throws to the caller, and do not try again', async () => {
    const failure = new Error('mine');
    const onProgress = ({ phase }: FetchProgress) => {
      if (phase === 'downloading') throw failure;
    };
    await expect(fetched(whole(bytes), { onProgress })).rejects.toBe(failure);
    expect(registry?.requests).toHaveLength(1 + 1);
    expect(await readdir(cacheFolder)).toEqual([]);
  });

  it('leave what onProgress throws to the caller while the model is loaded, too', async () => {
    // One of ours, which would be named after the function that was called.
    const failure = new GradCamError('BAD_OPTION', 'mine', { caller: 'other' });
    registry = await startRegistry(whole(bytes));
    const known = { ...mobilenetV1, ...model, labels: ['a', 'b'], classCount: 2 };
    const loading = loadKnownModel(
      { ...known, backgroundClass: false },
      {
        cacheFolder,
        registry: registry.address,
        onProgress: ({ phase }) => {
          if (phase === 'loading') throw failure;
        },
      },
    );
    await expect(loading).rejects.toBe(failure);
  });
});
