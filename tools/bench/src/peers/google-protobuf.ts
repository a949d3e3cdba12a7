import type { Peer } from './peer.ts';
import { peerModule, peerVersion } from './peer-module.ts';

interface Reader {
  nextField(): boolean;
  isEndGroup(): boolean;
  getFieldNumber(): number;
  skipField(): void;
  readMessage<M>(message: M, read: (message: M, reader: Reader) => M): void;
  readFixed64(): number;
  readSint64(): number;
  readEnum(): number;
  readBytes(): Uint8Array;
  readDouble(): number;
}
interface Writer {
  writeMessage<M>(field: number, message: M, write: (message: M, writer: Writer) => void): void;
  writeRepeatedMessage<M>(field: number, messages: M[], write: (message: M, writer: Writer) => void): void;
  writeFixed64(field: number, value: unknown): void;
  writeSint64(field: number, value: unknown): void;
  writeEnum(field: number, value: unknown): void;
  writeBytes(field: number, value: unknown): void;
  writeDouble(field: number, value: unknown): void;
  getResultBuffer(): Uint8Array;
}
type Message = object;
type MessageClass = new () => Message;
interface Runtime {
  default: {
    BinaryReader: new (bytes: Uint8Array) => Reader;
    BinaryWriter: new () => Writer;
    Message: {
      new (): Message;
      initialize(
        message: Message,
        data: unknown[],
        id: number,
        pivot: number,
        repeated: number[] | null,
        oneofs: null,
      ): void;
      setField(message: Message, field: number, value: unknown): void;
      getField(message: Message, field: number): unknown;
      setWrapperField(message: Message, field: number, value: Message): void;
      getWrapperField(message: Message, of: MessageClass, field: number): Message | null;
      addToRepeatedWrapperField(message: Message, field: number, value: Message, of: MessageClass): void;
      getRepeatedWrapperField(message: Message, of: MessageClass, field: number): Message[];
    };
  };
}

/**
 * google-protobuf. Its generator is no npm package and has left protoc, so this calls the runtime in the way generated
 * code calls it: one class a message over the runtime's arrays, one reader and one writer a class.
 */
export async function googleProtobuf(): Promise<Peer> {
  const {
    BinaryReader,
    BinaryWriter,
    Message: Base,
  } = (await peerModule<Runtime>('google-protobuf')).default;

  const message = (repeated: number[] | null): MessageClass =>
    class extends Base {
      constructor() {
        super();
        Base.initialize(this, [], 0, -1, repeated, null);
      }
    };
  const Guid = message(null);
  const DateTime = message(null);
  const DeviceValue = message(null);
  const DeviceData = message([3]);
  const DeviceDataArray = message([1]);

  const reading =
    (read: (message: Message, reader: Reader, field: number) => void) =>
    (to: Message, reader: Reader): Message => {
      while (reader.nextField()) {
        if (reader.isEndGroup()) break;
        read(to, reader, reader.getFieldNumber());
      }
      return to;
    };

  const readGuid = reading((to, reader, field) => {
    if (field === 1 || field === 2) Base.setField(to, field, reader.readFixed64());
    else reader.skipField();
  });
  const readDateTime = reading((to, reader, field) => {
    if (field === 1) Base.setField(to, 1, reader.readSint64());
    else if (field === 2 || field === 3) Base.setField(to, field, reader.readEnum());
    else reader.skipField();
  });
  const readDeviceValue = reading((to, reader, field) => {
    if (field === 1) Base.setField(to, 1, reader.readBytes());
    else if (field === 2) Base.setField(to, 2, reader.readDouble());
    else reader.skipField();
  });
  const readDeviceData = reading((to, reader, field) => {
    if (field === 1) {
      const value = new Guid();
      reader.readMessage(value, readGuid);
      Base.setWrapperField(to, 1, value);
    } else if (field === 2) {
      const value = new DateTime();
      reader.readMessage(value, readDateTime);
      Base.setWrapperField(to, 2, value);
    } else if (field === 3) {
      const value = new DeviceValue();
      reader.readMessage(value, readDeviceValue);
      Base.addToRepeatedWrapperField(to, 3, value, DeviceValue);
    } else reader.skipField();
  });
  const readDeviceDataArray = reading((to, reader, field) => {
    if (field === 1) {
      const value = new DeviceData();
      reader.readMessage(value, readDeviceData);
      Base.addToRepeatedWrapperField(to, 1, value, DeviceData);
    } else reader.skipField();
  });

  const write = (from: Message, field: number, put: (field: number, value: unknown) => void): void => {
    const value = Base.getField(from, field);
    if (value !== null && value !== undefined) put(field, value);
  };
  const writeGuid = (from: Message, writer: Writer): void => {
    write(from, 1, (field, value) => {
      writer.writeFixed64(field, value);
    });
    write(from, 2, (field, value) => {
      writer.writeFixed64(field, value);
    });
  };
  const writeDateTime = (from: Message, writer: Writer): void => {
    write(from, 1, (field, value) => {
      writer.writeSint64(field, value);
    });
    write(from, 2, (field, value) => {
      writer.writeEnum(field, value);
    });
    write(from, 3, (field, value) => {
      writer.writeEnum(field, value);
    });
  };
  const writeDeviceValue = (from: Message, writer: Writer): void => {
    write(from, 1, (field, value) => {
      writer.writeBytes(field, value);
    });
    write(from, 2, (field, value) => {
      writer.writeDouble(field, value);
    });
  };
  const writeDeviceData = (from: Message, writer: Writer): void => {
    const id = Base.getWrapperField(from, Guid, 1);
    if (id !== null) writer.writeMessage(1, id, writeGuid);
    const time = Base.getWrapperField(from, DateTime, 2);
    if (time !== null) writer.writeMessage(2, time, writeDateTime);
    writer.writeRepeatedMessage(3, Base.getRepeatedWrapperField(from, DeviceValue, 3), writeDeviceValue);
  };

  return {
    name: 'google-protobuf',
    version: peerVersion('google-protobuf'),
    decode: (bytes) => readDeviceDataArray(new DeviceDataArray(), new BinaryReader(bytes)),
    encode: (from) => {
      const writer = new BinaryWriter();
      const items = Base.getRepeatedWrapperField(from as Message, DeviceData, 1);
      if (items.length > 0) writer.writeRepeatedMessage(1, items, writeDeviceData);
      return writer.getResultBuffer();
    },
  };
}
