/** A device by its id. */
export interface DeviceId {
  /** Id of the device, a GUID. */
  readonly id: string;
}
