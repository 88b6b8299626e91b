import { GradCamError } from '@gradcam/errors';

/** A token that can be guessed protects nothing. */
const least = 16;

/**
 * Reads the bearer token.
 *
 * @param variable The name of the environment variable that holds it.
 * @param environment The environment.
 * @returns The token.
 * @throws `BAD_OPTION` where it is missing, short or not what a header can carry: a server that should be protected does not start without
 */
export function tokenOf(variable: string, environment: NodeJS.ProcessEnv): string {
  const token = environment[variable];
  const problem = problemOf(token);
  if (token !== undefined && problem === undefined) return token;
  throw new GradCamError(
    'BAD_OPTION',
    `the token is read from the environment variable ${variable}, ${problem ?? 'which does not do'}, expected at least ${least} visible characters of ASCII; set it, as in ${variable}=$(openssl rand -hex 32), or leave "tokenVariable" out.`,
  );
}

function problemOf(token: string | undefined): string | undefined {
  if (token === undefined) return 'which is not set';
  if (token.length < least) return `which has ${token.length} characters`;
  return /^[!-~]+$/.test(token) ? undefined : 'which has characters that no header carries';
}
