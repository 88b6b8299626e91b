export declare function commandChoices(lists: Readonly<Record<string, unknown>>): unknown;
