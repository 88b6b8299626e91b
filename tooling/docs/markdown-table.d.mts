export declare const unknown: string;
export declare function markdownTable(head: string[], rows: string[][]): string;
export declare function readTable(page: string, heading: string): string[][];
export declare function mergeRows(old: string[][], fresh: string[][]): string[][];
