export { failureOf } from './failure-of.ts';
export { cutBody, empty, endless, hangUp, json, raw, shortBody, silence, stall } from './handlers.ts';
export { listenOnLoopback, type LoopbackServer, refusingUrl } from './loopback.ts';
export {
  type ReceivedRequest,
  type RecordingServer,
  type Respond,
  startRecordingServer,
} from './recording-server.ts';
export { freePort, missingCommand } from './machine.ts';
export { needing, type NeedingTests } from './needing.ts';
export { Resources } from './resources.ts';
export { type RotatingServer, type Rotations, startRotatingServer } from './rotating-server.ts';
export { type Arrived, type Handler, serve, type TestServer } from './serve.ts';
