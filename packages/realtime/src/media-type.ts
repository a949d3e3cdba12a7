import { WebhookError } from './webhook-error.ts';

/** What protobuf travels as; smart-me does not document its choice. */
export const PROTOBUF_MEDIA_TYPES: readonly string[] = [
  'application/protobuf',
  'application/x-protobuf',
  'application/x-google-protobuf',
  'application/vnd.google.protobuf',
  'application/octet-stream',
];

/**
 * Lets pass what is sent as one of the media types, uncompressed. A sender may leave the type out (RFC 9110 §8.3).
 *
 * @throws WebhookError `unsupported_media_type`.
 */
export function requireMediaType(headers: Headers, mediaTypes: readonly string[]): void {
  const essence = (headers.get('content-type') ?? '').replace(/;.*$/, '').trim().toLowerCase();
  const coding = (headers.get('content-encoding') ?? 'identity').trim().toLowerCase();
  const known = essence === '' || mediaTypes.some((type) => type.toLowerCase() === essence);
  if (!known || coding !== 'identity') throw new WebhookError('unsupported_media_type');
}
