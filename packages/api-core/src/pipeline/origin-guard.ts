import { SmartMeError } from '../error/smart-me-error.ts';
import type { Policy } from './policy.ts';

/** Lets nothing leave in the clear: credentials and bodies go over https, or stay on this machine. */
export const originGuard: Policy = (next) => (request, call) => {
  if (isProtected(request.url)) return next(request, call);
  throw new SmartMeError(
    `${call.name}: ${request.url.protocol}//${request.url.host} is neither https nor on this machine.`,
    {
      code: 'invalid_request',
      hint: 'Use https in baseUrl: over plain http everyone on the way could read the credentials.',
      endpoint: call.name,
    },
  );
};

/** Loopback: RFC 6761 §6.3, RFC 1122 §3.2.1.3, RFC 4291 §2.5.3. The URL parser has already normalised the notation. */
function isProtected({ protocol, hostname }: URL): boolean {
  if (protocol === 'https:') return true;
  return (
    protocol === 'http:' &&
    (hostname === '[::1]' || /^127(?:\.\d+){3}$/.test(hostname) || /(?:^|\.)localhost$/.test(hostname))
  );
}
