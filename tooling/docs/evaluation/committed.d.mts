/** What is known of the networks and the pictures. */
export interface Nets {
  readonly classes: readonly string[];
  readonly photo: string;
  readonly nets: Readonly<Record<string, { readonly head: string }>>;
  readonly sets: Readonly<Record<string, readonly (readonly unknown[])[]>>;
  readonly checksums: Readonly<Record<string, number>>;
}

/** What a map got in each picture. */
export interface Measured {
  /** A digit for each picture: 1 where the highest position lies on the truth. */
  readonly points: string;
  /** The thousandths of the map that lie on it. */
  readonly energy: readonly number[];
}

/** The maps of one method at one setting. */
export interface Case extends Measured {
  readonly method: string;
  readonly layer: string;
  readonly score: string;
}

/** The maps of another library. */
export interface PeerCase extends Case {
  readonly library: string;
  readonly call: string;
  readonly fails?: string;
  /** Of the first picture, 8 x 8. */
  readonly map?: readonly number[];
}

export interface Ours {
  readonly part: string;
  readonly chance: Measured;
  readonly cases: readonly Case[];
}

export interface Peers {
  readonly part: string;
  readonly cases: readonly PeerCase[];
}

export declare function readNets(): Nets;
export declare function readPeers(part: string): Peers;
export declare function readOurs(part: string): Ours;
