export declare function optionsPage(lists: Readonly<Record<string, unknown>>): string;
