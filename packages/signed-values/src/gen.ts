// The code that protobuf-es generates from `proto/`: for those who want the messages themselves. It needs the protobuf
// runtime (`@bufbuild/protobuf`), which nothing else of this package does.
export * from './gen/smartme/signed/v1/signed_pb.ts';
