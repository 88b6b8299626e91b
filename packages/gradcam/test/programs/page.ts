import { explain } from 'gradcam';

/** A program for a page: the entry is chosen by the conditions of whoever bundles it. */
export const run = explain;
