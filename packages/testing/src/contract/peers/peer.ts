import type { Fusion, Preset, PresetName, Sign, Target } from '@gradcam/core';
import type { Method, MethodName } from '@gradcam/core/methods';
import type { PeerCase, PeerFile } from './peer-case.js';
import type { Explain } from './verdict.js';

/** Our counterpart of a library's method. */
export interface PeerMethod {
  readonly method: MethodName;
  /** The method, if it is not the one of that name with its default options. */
  readonly using?: Method | undefined;
  /** The target, if it is not the class itself. */
  readonly target?: ((label: number, each: PeerCase) => Target) | undefined;
  /** The sign, if it is not the preset's. */
  readonly sign?: Sign | undefined;
  /** The fusion, if it is not the preset's. */
  readonly fusion?: Fusion | undefined;
  /** The function that computes the map, if it is not a map of a feature layer. */
  readonly explain?: ((each: PeerCase) => Explain) | undefined;
  /** The map of the case that is compared; the result of its call when left out. */
  readonly compares?: ((each: PeerCase) => 'raw' | 'final') | undefined;
  /** Why the library's numbers are not what they should be, and by how much they are off at least, relative to theirs. */
  readonly wrong?: { readonly because: string; readonly atLeast: number } | undefined;
}

/** A library: what surrounds its methods, and what each of them is here. */
export interface Peer {
  readonly name: string;
  readonly files: readonly PeerFile[];
  readonly preset: (each: PeerCase) => PresetName | Preset;
  /** By the library's own names. */
  readonly methods: Readonly<Record<string, PeerMethod | ((each: PeerCase) => PeerMethod)>>;
  /** Why a case is not compared; nothing where it is. */
  readonly leftOut?: ((each: PeerCase) => string | undefined) | undefined;
}
