// Devices that Home Assistant finds by itself
export { homeAssistantSink, type HomeAssistantOptions } from './discovery/home-assistant-sink.ts';
export {
  type DiscoveryComponent,
  type DiscoveryDocument,
  discoveryDocument,
  type DiscoveryOptions,
} from './discovery/discovery-document.ts';
