import { GradCamError } from '@gradcam/errors';

/** The failures that name the credentials. */
const ofCredentials =
  /^(AccessDenied|AccountProblem|AllAccessDisabled|AuthorizationHeaderMalformed|CredentialsProviderError|Expired\w*|Invalid(AccessKeyId|Token|Security)|SignatureDoesNotMatch|TokenRefreshRequired|RequestTimeTooSkewed)$/;

/** The failures of a key that no object can have: too long, or with what the service does not take. */
const noKey = /^(KeyTooLong|(XMinio)?InvalidObjectName|InvalidURI)/;

/**
 * Makes the failure of a run whose bucket is lost: one that all other pictures would have, too. It ends the run, and every line of the manifest stays as it is.
 *
 * @param bucket The bucket.
 * @param cause What the client threw, after its own tries.
 * @param what What could not be done.
 * @returns The error.
 */
export function lostBucket(
  bucket: string,
  cause: unknown,
  what: 'read' | 'written' = 'read',
): GradCamError {
  const { name, status, said } = factsOf(cause);
  const code = what === 'read' ? 'DOWNLOAD_FAILED' : 'FILE_NOT_WRITTEN';
  const sentence = () => {
    if (name === 'NoSuchBucket')
      return `there is no bucket "${bucket}" where it was looked for; check its name and --endpoint`;
    if (ofCredentials.test(name) || status === 401 || status === 403)
      return `the bucket "${bucket}" is not to be ${what} by this account, got ${said}; renew the credentials, which are found in the environment (AWS_ACCESS_KEY_ID and others), in ~/.aws or by the role of the machine`;
    return `the bucket "${bucket}" does not answer as it should, got ${said}; check the network and --endpoint`;
  };
  return new GradCamError(code, `${sentence()}, and go on with --resume.`, { cause });
}

/**
 * Makes the problem of one picture out of what the client threw.
 *
 * @param name The picture.
 * @param cause What was thrown.
 * @returns The error; undefined where it is not the picture's.
 */
export function goneObject(name: string, cause: unknown): GradCamError | undefined {
  const facts = factsOf(cause);
  if (facts.name === 'InvalidObjectState')
    return new GradCamError(
      'FILE_NOT_FOUND',
      `"${name}" cannot be read, got an object that is archived; restore it.`,
    );
  if (isNoKey(cause))
    return new GradCamError(
      'FILE_NOT_FOUND',
      `"${name}" cannot be read, got ${facts.name}: no object has such a key; correct the path.`,
    );
  if (!isMissing(cause)) return undefined;
  return new GradCamError(
    'FILE_NOT_FOUND',
    `"${name}" cannot be read, got ${facts.name}: it was listed, and is gone; look at the bucket.`,
  );
}

/**
 * Makes the failure of a run whose list or archive is another one than when it was found.
 *
 * @param name Its address.
 * @param cause What the client threw, if anything.
 * @returns The error.
 */
export function changedObject(name: string, cause?: unknown): GradCamError {
  return new GradCamError(
    'DOWNLOAD_FAILED',
    `"${name}" was changed while it was read; begin the run again, with an --out that is free.`,
    { cause },
  );
}

/**
 * Tells a bucket that has no such object from all other failures.
 *
 * @param cause What the client threw.
 * @returns True where the object is not there, and the bucket is.
 */
export function isMissing(cause: unknown): boolean {
  const { name, status } = factsOf(cause);
  return (status === 404 && name !== 'NoSuchBucket') || isNoKey(cause);
}

/** The client cannot write one half of a pair of UTF-16 down. */
function isNoKey(cause: unknown): boolean {
  return cause instanceof URIError || noKey.test(factsOf(cause).name);
}

/** The facts that a failure of the client has. */
interface Facts {
  /** As the service calls it; of a connection as the system does. */
  readonly name: string;
  readonly status: number | undefined;
  readonly said: string;
}

/**
 * Reads what a failure says.
 *
 * @param cause What the client threw.
 * @returns Its facts.
 */
export function factsOf(cause: unknown): Facts {
  if (!(cause instanceof Error)) return { name: 'an error', status: undefined, said: 'an error' };
  // Border to the client: its errors have these fields, others do not.
  const { $metadata, code } = cause as {
    readonly $metadata?: { readonly httpStatusCode?: number };
    readonly code?: unknown;
  };
  const status = $metadata?.httpStatusCode;
  const name = status === undefined && typeof code === 'string' ? code : cause.name;
  // An answer to HEAD has no words.
  const words = [name, cause.message].filter((part) => !/^(|Unknown(Error)?|\d+)$/.test(part));
  return { name, status, said: words.join(': ') || `the status ${status}` };
}
