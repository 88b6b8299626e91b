/**
 * Writes how long something is going to take, in its two largest units.
 *
 * @param seconds The time.
 * @returns Like `2 h 5 min left`.
 */
export function timeLeft(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const [days, hours, minutes] = [whole / 86_400, (whole / 3600) % 24, (whole / 60) % 60];
  const units = [
    [Math.floor(days), 'd'],
    [Math.floor(hours), 'h'],
    [Math.floor(minutes), 'min'],
    [whole % 60, 's'],
  ] as const;
  const first = units.findIndex(([count]) => count > 0);
  const said = (first < 0 ? units.slice(-1) : units.slice(first, first + 2)).map(
    ([count, unit]) => `${count} ${unit}`,
  );
  return `${said.join(' ')} left`;
}
