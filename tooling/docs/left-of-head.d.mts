export declare const randomisedHeads: object;
export declare function leftOfHead(name: string): string;
