import type { ProjectResult } from './summary.mjs';

export function readReport(
  report: string,
): Omit<ProjectResult, 'name' | 'passes'> & Partial<Pick<ProjectResult, 'passes'>>;
