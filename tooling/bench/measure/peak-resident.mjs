import { readFileSync, writeFileSync } from 'node:fs';

/** Whether this platform tells how much memory a process had at most. */
export const tellsPeaks = process.platform === 'linux';

/** Begins anew to watch how much memory a process holds: Linux forgets its peak so far. */
export function forgetPeak(pid) {
  if (tellsPeaks) writeFileSync(`/proc/${pid}/clear_refs`, '5');
}

/** Tells how much memory a process held at most since `forgetPeak`, in bytes: its resident set, VmHWM of Linux. */
export function peakResident(pid) {
  if (!tellsPeaks) return undefined;
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return 1024 * Number(kilobytes);
}
