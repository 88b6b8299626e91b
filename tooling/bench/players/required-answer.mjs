/** What a process says next; one that ends instead ends the bench. */
export function requiredAnswer({ value, done }, child) {
  if (done) throw new Error(`a process of the bench ended with code ${child.exitCode}`);
  return value;
}
