import type { IncomingMessage, ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import { listenOnLoopback, type LoopbackServer } from '@smart-me-tools/testing';

type Registration = Record<string, unknown>;

/** What `/RegisterForRealtimeApi` of a smart-me does: lists, creates without telling the id, removes. */
export interface RegistrationServer extends LoopbackServer {
  /** Registrations as on the wire. */
  readonly registrations: Registration[];
  /** Every call so far, such as `POST`. */
  readonly calls: string[];
  /** How a registration is listed; the platform may hide or fill in fields. */
  show: (registration: Registration) => Registration;
}

export async function startRegistrationServer(
  registrations: Registration[] = [],
): Promise<RegistrationServer> {
  const calls: string[] = [];
  let lastId = 0;

  const respond = async (message: IncomingMessage, response: ServerResponse): Promise<void> => {
    const id = message.url?.split('/')[2];
    calls.push(message.method ?? '');
    if (message.method === 'GET') {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(registrations.map(server.show)));
      return;
    }
    if (message.method === 'POST') {
      lastId += 1;
      registrations.push({ Id: idOf(lastId), ...pascalCase(await json(message)) });
    } else {
      const index = registrations.findIndex((registration) => registration['Id'] === id);
      if (index < 0) response.statusCode = 404;
      else registrations.splice(index, 1);
    }
    response.end();
  };
  const server: RegistrationServer = {
    ...(await listenOnLoopback((message, response) => void respond(message, response))),
    registrations,
    calls,
    show: (registration) => registration,
  };
  return server;
}

export function idOf(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

function pascalCase(body: unknown): Registration {
  const fields = typeof body === 'object' && body !== null ? Object.entries(body) : [];
  return Object.fromEntries(
    fields.map(([name, value]) => [name.charAt(0).toUpperCase() + name.slice(1), value]),
  );
}
