import { createHash, createHmac } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/**
 * Signs a request by AWS Signature Version 4 as its documentation has it, to be held against what the client signed.
 *
 * @param request The request.
 * @param secret The secret of the account.
 * @returns The signature; undefined for a request that is not signed so.
 */
export function signatureOf(
  { method = '', url = '', headers }: IncomingMessage,
  secret: string,
): { readonly expected: string; readonly got: string; readonly keyId: string } | undefined {
  const match =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([\da-f]{64})$/.exec(
      headers.authorization ?? '',
    );
  if (match === null) return undefined;
  const [, keyId = '', day = '', region = '', signed = '', got = ''] = match;
  const [path = '', query = ''] = url.split('?');
  const named = (name: string) => `${name}:${String(headers[name] ?? '').trim()}\n`;
  const withSign = (word: string) => (word.includes('=') ? word : `${word}=`);
  const canonical = [
    ...[method, path, query.split('&').filter(Boolean).map(withSign).sort().join('&')],
    ...[signed.split(';').map(named).join(''), signed],
    String(headers['x-amz-content-sha256']),
  ].join('\n');
  const scope = `${day}/${region}/s3/aws4_request`;
  const text = [
    ...['AWS4-HMAC-SHA256', String(headers['x-amz-date']), scope],
    createHash('sha256').update(canonical).digest('hex'),
  ].join('\n');
  const key = [day, region, 's3', 'aws4_request'].reduce<string | Buffer>(
    (under, part) => createHmac('sha256', under).update(part).digest(),
    `AWS4${secret}`,
  );
  return { expected: createHmac('sha256', key).update(text).digest('hex'), got, keyId };
}
