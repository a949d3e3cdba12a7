export { nodeListener, type NodeListener } from './node-listener.ts';
export { listen, ListenError, type ListenOptions, type WebhookServer } from './listen.ts';
