import type { ModelEntry } from './config-schema.js';

/** The limits on what a client can make the server do. */
export interface Limits {
  /** Of a picture as it is sent. */
  readonly bytes: number;
  /** Width times height. */
  readonly pixels: number;
  /** For decoding a picture, and as long again for its map. */
  readonly seconds: number;
  /** For a request to arrive, and for an answer to be taken. */
  readonly transferSeconds: number;
  /** Pictures that wait for a thread. */
  readonly waiting: number;
  /** Requests whose pictures are arriving. */
  readonly uploads: number;
  readonly connections: number;
}

/** A model with the name that clients use. */
export interface NamedModel extends ModelEntry {
  readonly name: string;
}

/** The configuration of a server, whole: what was left out is filled in, and paths are absolute. */
export interface Config {
  /** The first one is the default; never empty. */
  readonly models: readonly NamedModel[];
  readonly host: string;
  readonly port: number;
  readonly threads: number;
  readonly offline: boolean;
  /** The methods that clients may ask for. */
  readonly methods: ReadonlySet<string>;
  readonly limits: Limits;
  /** The bearer token; undefined where everybody may call. */
  readonly token: string | undefined;
  /** Pages that may call the server; empty where none may. */
  readonly origins: readonly string[];
  readonly log: 'silent' | 'error' | 'warn' | 'info' | 'debug';
}
