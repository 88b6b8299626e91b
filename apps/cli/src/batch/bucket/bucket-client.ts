import { importOptional } from '@gradcam/errors';
import type * as s3 from '@aws-sdk/client-s3';

/** The client of a service, and the commands that it takes. */
export interface BucketClient {
  readonly client: s3.S3Client;
  readonly commands: Pick<
    typeof s3,
    | 'GetObjectCommand'
    | 'HeadObjectCommand'
    | 'ListObjectsV2Command'
    | 'PutObjectCommand'
    | 'DeleteObjectCommand'
    | 'CreateMultipartUploadCommand'
    | 'UploadPartCommand'
    | 'CompleteMultipartUploadCommand'
    | 'AbortMultipartUploadCommand'
  >;
}

/** In milliseconds: until there is a connection, and between two pieces of what is read. */
const timeouts = { connectionTimeout: 10_000, socketTimeout: 30_000 };

/** One for each service and thread: it holds the connections and the credentials. */
const opened = new Map<string | undefined, Promise<BucketClient>>();

/**
 * Makes the client of a service, which finds its credentials, its region, its proxy and the number of its tries as it always does: in the environment, in
 * `~/.aws`, or by the role of the machine. Its package is loaded here, and nowhere else.
 *
 * @param endpoint The service, where it is not that of AWS.
 * @returns The client, the same for each call.
 * @throws `BACKEND_UNAVAILABLE` where its package is not installed
 */
export function bucketClient(endpoint: string | undefined): Promise<BucketClient> {
  const known = opened.get(endpoint);
  if (known !== undefined) return known;
  const client = openClient(endpoint);
  opened.set(endpoint, client);
  return client;
}

async function openClient(endpoint: string | undefined): Promise<BucketClient> {
  // It would say in each thread which Node its versions of the next years need: the one that is installed runs here.
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';
  const commands = await importOptional('@aws-sdk/client-s3', () => import('@aws-sdk/client-s3'));
  const { AWS_ENDPOINT_URL_S3, AWS_ENDPOINT_URL } = process.env;
  const named = endpoint ?? AWS_ENDPOINT_URL_S3 ?? AWS_ENDPOINT_URL;
  const config: s3.S3ClientConfig = {
    ...(endpoint === undefined ? {} : { endpoint }),
    // Services elsewhere seldom have a name for each bucket.
    forcePathStyle: named !== undefined,
    // Nor do all of them know the check sums that AWS came up with later.
    ...(named === undefined ? {} : { requestChecksumCalculation: 'WHEN_REQUIRED' }),
    followRegionRedirects: true,
    requestHandler: timeouts,
  };
  const client = new commands.S3Client(config);
  try {
    await client.config.region();
    return { client, commands };
  } catch {
    // AWS redirects from there to the region of the bucket, and others have none.
    return { client: new commands.S3Client({ ...config, region: 'us-east-1' }), commands };
  }
}
