import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { readRequest } from '../../src/arguments/read-request.js';

const folder = fileURLToPath(new URL('../../../../docs/queue/', import.meta.url));

/** The documents of a file: every word of YAML 1.2 is understood, and no key is there twice. */
function read(name: string): unknown[] {
  const documents = parseAllDocuments(readFileSync(join(folder, name), 'utf8'), { strict: true });
  return documents.map((document) => {
    expect([...document.errors, ...document.warnings]).toEqual([]);
    return document.toJS() as unknown;
  });
}

interface Mount {
  readonly name: string;
  readonly mountPath: string;
  readonly readOnly?: boolean;
}

interface Resource {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec: {
    readonly completionMode?: string;
    readonly completions?: number;
    readonly parallelism?: number;
    readonly backoffLimit?: number;
    readonly backoffLimitPerIndex?: number;
    readonly maxFailedIndexes?: number;
    readonly template: {
      readonly spec: {
        readonly restartPolicy: string;
        readonly terminationGracePeriodSeconds?: number;
        readonly containers: readonly {
          readonly args: readonly string[];
          readonly volumeMounts: readonly Mount[];
        }[];
        readonly volumes: readonly { readonly name: string }[];
      };
    };
  };
}

/** As the command reads the words of a container. */
function asked(words: readonly string[]) {
  const request = readRequest(words);
  if (request.command !== 'batch' && request.command !== 'worker')
    throw new Error(`${words.join(' ')} is not of a run`);
  return request;
}

/** A worker opens nothing but its mounts, and writes into no more than one of them. */
function expectFolders(words: readonly string[], mounts: readonly Omit<Mount, 'name'>[]): void {
  const { given } = asked(words);
  const input = 'input' in given ? given.input : given.root;
  const mountOf = (path = '') => mounts.find(({ mountPath }) => mountPath === path);
  expect(mountOf(input)).toMatchObject({ readOnly: true });
  expect(mountOf(given.out)).toBeDefined();
  expect(mountOf(given.out)?.readOnly ?? false).toBe(false);
}

describe('docs/queue/kubernetes.yaml', () => {
  // Border to the file: what is used of it is checked below.
  const resources = read('kubernetes.yaml') as Resource[];
  const named = (name: string) => resources.find(({ metadata }) => metadata.name === name);

  it('has a server, a run and workers', () => {
    expect(resources.map(({ apiVersion, kind }) => `${apiVersion} ${kind}`)).toEqual([
      ...['v1 Service', 'apps/v1 StatefulSet', 'batch/v1 Job', 'batch/v1 Job'],
    ]);
  });

  it.each(['gradcam-run', 'gradcam-workers'])('%s is a job of commands that are known', (name) => {
    const { restartPolicy, containers, volumes } = named(name)?.spec.template.spec ?? {};
    // A job takes no other policy where its pods are counted by their index.
    expect(restartPolicy).toBe('Never');
    const [container] = containers ?? [];
    const { args, volumeMounts } = container ?? { args: [], volumeMounts: [] };
    expect(asked(args).given.queue).toBe('redis://gradcam-queue:6379');
    expectFolders(args, volumeMounts);
    expect(volumeMounts.map((mount) => mount.name)).toEqual(volumes?.map((each) => each.name));
  });

  it('has workers with an indexed completion, which end by themselves and have time to finish', () => {
    const { spec } = named('gradcam-workers') ?? {};
    expect(spec).toMatchObject({ completionMode: 'Indexed', completions: 10, parallelism: 10 });
    expect(spec?.maxFailedIndexes).toBeLessThan(spec?.completions ?? 0);
    expect(spec?.template.spec.terminationGracePeriodSeconds).toBeGreaterThanOrEqual(60);
    const { given } = asked(spec?.template.spec.containers[0]?.args ?? []);
    expect(given).toMatchObject({ idle: 600, workers: 2 });
  });

  it('has one run at most, which goes on by hand', () => {
    expect(named('gradcam-run')?.spec.backoffLimit).toBe(0);
  });
});

interface Service {
  readonly image?: string;
  readonly build?: { readonly context: string; readonly dockerfile: string };
  readonly command: readonly string[];
  readonly volumes: readonly string[];
  readonly depends_on?: object;
}

describe('docs/queue/compose.yaml', () => {
  // Border to the file: what is used of it is checked below.
  const [compose] = read('compose.yaml') as {
    readonly services: Readonly<Record<string, Service>>;
    readonly volumes: object;
  }[];
  const { queue, worker, run, ...others } = compose?.services ?? {};

  it('has a server that keeps its chunks, and drops none', () => {
    expect(others).toEqual({});
    expect(queue?.command.join(' ')).toBe(
      'valkey-server --appendonly yes --maxmemory-policy noeviction',
    );
  });

  it.each([
    ['worker', worker],
    ['run', run],
  ])('%s has a command that is known, and folders that are there', (_, service) => {
    const { command = [], volumes = [], depends_on: needs } = service ?? {};
    expect(asked(command).given.queue).toBe('redis://queue:6379');
    const mounts = volumes.map((volume) => {
      const [, mountPath = '', mode] = volume.split(':');
      return { mountPath, readOnly: mode === 'ro' };
    });
    expectFolders(command, mounts);
    expect(needs).toEqual({ queue: { condition: 'service_healthy' } });
  });

  it('names the volumes that it uses, and a Dockerfile that is there', () => {
    const used = [queue, worker, run].flatMap((service) => service?.volumes ?? []);
    const names = used
      .map((each) => each.split(':')[0] ?? '')
      .filter((name) => !name.startsWith('.'));
    expect(Object.keys(compose?.volumes ?? {}).sort()).toEqual([...new Set(names)].sort());
    const { context = '', dockerfile = '' } = worker?.build ?? {};
    expect(existsSync(join(folder, context, dockerfile))).toBe(true);
    expect(existsSync(join(dirname(join(folder, context, dockerfile)), 'compose.yaml'))).toBe(true);
  });
});
