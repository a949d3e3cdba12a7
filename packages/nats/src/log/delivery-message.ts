import { headers, type MsgHdrs } from '@nats-io/transport-node';
import { type Delivery, deliveryOf } from '@smart-me/ingest';

/** The header by which JetStream knows a message again. */
const MESSAGE_ID = 'Nats-Msg-Id';
const ID = 'Smart-Me-Id';
const RECEIVED = 'Smart-Me-Received';
const PROFILE = 'Smart-Me-Profile';
const SOURCE = 'Smart-Me-Source';
const REASON = 'Smart-Me-Reason';
const SINCE = 'Smart-Me-Since';

/** What a message needs beside its delivery's body, at most, when there is no profile: names and values of its headers. */
const HEADER_BYTES = 512;
const MAX_REASON = 1000;

/** Bytes that a message of this delivery takes beside the body. */
export const headerBytes = ({ profile = '' }: Delivery): number => HEADER_BYTES + encodeURI(profile).length;

/** The headers of a delivery: all that its body does not say. */
export function deliveryHeaders(
  { id, receivedAt, profile, source }: Delivery,
  idHeader: string = MESSAGE_ID,
): MsgHdrs {
  const all = headers();
  all.set(idHeader, id);
  all.set(RECEIVED, String(receivedAt.getTime()));
  if (profile !== undefined) all.set(PROFILE, encodeURI(profile));
  if (source !== undefined) all.set(SOURCE, source);
  return all;
}

/** The headers of what is set aside. Its id is no message id: what was removed can be set aside again at once. */
export function asideHeaders(delivery: Delivery, reason: string): MsgHdrs {
  const all = deliveryHeaders(delivery, ID);
  all.set(REASON, encodeURI(reason.toWellFormed().slice(0, MAX_REASON)));
  all.set(SINCE, String(Date.now()));
  return all;
}

/** A message as the log has it, or as somebody else has written it: then it is known by its body, and came when it was stored. */
export function deliveryFrom(body: Uint8Array, all: MsgHdrs | undefined, storedAt: Date): Delivery {
  const receivedAt = timeOf(all?.get(RECEIVED)) ?? storedAt;
  const source = all?.get(SOURCE);
  const profile = textOf(all?.get(PROFILE));
  const known = {
    body,
    receivedAt,
    profile: profile === '' ? undefined : profile,
    source: source === 'poll' || source === 'history' ? source : undefined,
  } as const;
  const id = all?.get(MESSAGE_ID) || all?.get(ID) || deliveryOf({ body, receivedAt }).id;
  return { id, ...known };
}

/** Why and when something was set aside. */
export const asideFrom = (all: MsgHdrs, storedAt: Date): { reason: string; since: Date } => ({
  reason: textOf(all.get(REASON)),
  since: timeOf(all.get(SINCE)) ?? storedAt,
});

function timeOf(text: string | undefined): Date | undefined {
  return text !== undefined && /^-?\d{1,15}$/.test(text) ? new Date(Number(text)) : undefined;
}

/** A header holds ASCII; one that is not ours is left as it is. */
function textOf(header = ''): string {
  try {
    return decodeURI(header);
  } catch {
    return header;
  }
}
