import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { mapNames, methods } from '@gradcam/core/methods';
import { GradCamError } from '@gradcam/errors';
import { knownModel } from '@gradcam/models';
import { Check, Errors } from 'typebox/value';
import { configSchema, type ModelEntry } from './config-schema.js';
import type { Config, Limits, NamedModel } from './config.js';
import { problemOf } from './problem-of.js';
import { tokenOf } from './token-of.js';

const defaultLimits: Limits = {
  bytes: 10_000_000,
  pixels: 25_000_000,
  seconds: 10,
  transferSeconds: 15,
  waiting: 8,
  uploads: 32,
  connections: 512,
};

/** Maps of the input itself and of a single run: a client cannot make the server run the network for each channel. */
const singleRun = mapNames.filter((name) => methods[name].needs !== 'network');

/**
 * Checks what configures a server, and fills in what was left out.
 *
 * @param content As it was read.
 * @param folder The folder that relative paths begin at.
 * @param environment The environment, for the token.
 * @returns The whole configuration.
 * @throws `BAD_OPTION` with a sentence about the first thing that is wrong; `MODEL_UNKNOWN`
 */
export function checkConfig(
  content: unknown,
  folder: string,
  environment: NodeJS.ProcessEnv,
): Config {
  if (!Check(configSchema, content))
    throw wrong(problemOf(Errors(configSchema, content), content, configSchema, 'the file'));
  const { models, limits, methods: offered, tokenVariable, ...others } = content;
  return {
    host: '127.0.0.1',
    port: 8080,
    threads: availableParallelism(),
    offline: false,
    origins: [],
    log: 'info',
    ...others,
    models: Object.entries(models).map(([name, entry]) => namedModel(name, entry, folder)),
    methods: new Set(offered ?? ['auto', ...singleRun]),
    limits: { ...defaultLimits, ...limits },
    token: tokenVariable === undefined ? undefined : tokenOf(tokenVariable, environment),
  };
}

function namedModel(name: string, entry: ModelEntry, folder: string): NamedModel {
  const { known, path, labels, preprocessing } = entry;
  if ((known === undefined) === (path === undefined))
    throw wrong(
      `"models.${name}" has ${known === undefined ? 'neither "known" nor "path"' : '"known" and "path"'}, expected one of them`,
    );
  if (known === undefined)
    return {
      ...entry,
      name,
      ...(path === undefined ? {} : { path: placeOf(path, folder) }),
      ...(labels === undefined ? {} : { labels: placeOf(labels, folder) }),
    };
  const extra = labels === undefined ? preprocessing && '"preprocessing"' : '"labels"';
  if (extra !== undefined)
    throw wrong(`"models.${name}" has ${extra}, which is for a path: a known model brings its own`);
  return { name, known: knownModel(known).id };
}

/** Addresses stay as they are. */
function placeOf(path: string, folder: string): string {
  return /^[a-z]+:\/\//i.test(path) ? path : resolve(folder, path);
}

function wrong(problem: string): GradCamError {
  return new GradCamError(
    'BAD_OPTION',
    `the configuration is wrong: ${problem}; docs/server.md lists what it takes.`,
  );
}
