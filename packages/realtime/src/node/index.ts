export { nodeListener, type NodeListener } from './node-listener.ts';
export { listen, type ListenOptions, type WebhookServer } from './listen.ts';
