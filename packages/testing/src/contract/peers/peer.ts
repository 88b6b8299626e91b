import type { Fusion, Preset, PresetName, Sign, Target } from '@gradcam/core';
import type { Method, MethodName } from '@gradcam/core/methods';
import type { PeerCase, PeerFile } from './peer-case.js';
import type { Explain } from './verdict.js';

/** What a method of a library is here. */
export interface PeerMethod {
  readonly method: MethodName;
  /** Where it is not the one of that name with its default options. */
  readonly using?: Method | undefined;
  /** Where it is not the class itself. */
  readonly target?: ((label: number, each: PeerCase) => Target) | undefined;
  /** Where it is not the preset's. */
  readonly sign?: Sign | undefined;
  /** Where it is not the preset's. */
  readonly fusion?: Fusion | undefined;
  /** Where it is no map of a feature layer. */
  readonly explain?: ((each: PeerCase) => Explain) | undefined;
  /** Which of the two maps of its case is compared; what its call returns where left out. */
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
