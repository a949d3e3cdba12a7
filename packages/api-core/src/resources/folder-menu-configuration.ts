import { type EnumerationOf, enumeration, type EnumerationValue } from '../wire/enumeration.ts';
import { text, uuid } from '../wire/scalars.ts';
import { wireObject, type WireObject } from '../wire/wire-object.ts';
import { array, optional } from '../wire/wire-type.ts';

/** What a folder stands for; it decides its icon and its sums. */
export type FolderType = EnumerationValue<
  | 'folder'
  | 'location'
  | 'factory'
  | 'house'
  | 'office'
  | 'machine'
  | 'virtualMeter'
  | 'electricityFolder'
  | 'waterFolder'
  | 'heatFolder'
  | 'gasFolder'
  | 'temperatureFolder'
  | 'sun'
  | 'light'
  | 'ice'
  | 'sofa'
  | 'food'
  | 'coffee'
  | 'car'
  | 'chargingStation'
  | 'meter'
  | 'user'
  | 'trash'
  | 'virtualPvMeter'
>;

/** How a {@link FolderType} stands on the wire. */
export const folderType: EnumerationOf<FolderType> = enumeration(
  {
    folder: 0,
    location: 1,
    factory: 2,
    house: 3,
    office: 4,
    machine: 5,
    virtualMeter: 6,
    electricityFolder: 7,
    waterFolder: 8,
    heatFolder: 9,
    gasFolder: 10,
    temperatureFolder: 11,
    sun: 12,
    light: 13,
    ice: 14,
    sofa: 15,
    food: 16,
    coffee: 17,
    car: 18,
    chargingStation: 19,
    meter: 1000,
    user: 1001,
    trash: 1002,
    virtualPvMeter: 20001,
  },
  { aliases: { ElecticityFolder: 'electricityFolder' } },
);

/** How often a folder's values are exported. */
export type ExportInterval = EnumerationValue<
  'noExport' | 'hourly' | 'daily' | 'weekly' | 'monthly' | 'quarterly' | 'halfYearly' | 'yearly'
>;

/** How an {@link ExportInterval} stands on the wire. */
export const exportInterval: EnumerationOf<ExportInterval> = enumeration(
  {
    noExport: 0,
    hourly: 1,
    daily: 2,
    weekly: 3,
    monthly: 4,
    quarterly: 5,
    halfYearly: 6,
    yearly: 7,
  },
  { aliases: { QuaterYearly: 'quarterly', QuarterYearly: 'quarterly' } },
);

/** The scheduled export of one folder's or meter's values. */
export interface AutoExportSettings {
  /** Id of the metering point that the user has entered. */
  readonly meterPointId?: string | undefined;
  /** Format of the file. */
  readonly exportFormat?: string | undefined;
  /** How the file is uploaded. */
  readonly uploadType?: string | undefined;
  /** How often a file is written. */
  readonly exportInterval?: ExportInterval | undefined;
}

/** How {@link AutoExportSettings} stand on the wire. */
export const autoExportSettings: WireObject<AutoExportSettings> = wireObject({
  meterPointId: optional(text),
  exportFormat: optional(text),
  uploadType: optional(text),
  exportInterval: optional(exportInterval),
});

/** A folder, meter or user in the folder menu, with what lies below it. */
export interface FolderMenuItem {
  /** Id of the folder, the meter or the user's entry; absent on a new folder. */
  readonly id?: string | undefined;
  /** Name that is shown. */
  readonly name?: string | undefined;
  /** Description of the folder. */
  readonly description?: string | undefined;
  /** What lies below it. */
  readonly children?: readonly FolderMenuItem[] | undefined;
  /** What it stands for. */
  readonly folderType?: FolderType | undefined;
  /** Path of its icon. */
  readonly icon?: string | undefined;
  /** Id of the user; only of the folder type `user`. */
  readonly userId?: string | undefined;
  /** Serial number as text; only of the folder type `meter`. */
  readonly meterSerialNumber?: string | undefined;
  /** Scheduled export of its values. */
  readonly autoExportSettings?: AutoExportSettings | undefined;
}

/** How a {@link FolderMenuItem} stands on the wire. */
export const folderMenuItem: WireObject<FolderMenuItem> = wireObject({
  id: optional(uuid),
  name: optional(text),
  description: optional(text),
  get children() {
    return optional(array(folderMenuItem));
  },
  folderType: optional(folderType),
  icon: optional(text),
  userId: optional(text),
  meterSerialNumber: optional(text),
  autoExportSettings: optional(autoExportSettings),
});

/** The whole folder tree of a user. */
export interface FolderMenuConfiguration {
  /** The folders and meters at the top. */
  readonly items?: readonly FolderMenuItem[] | undefined;
  /** UTC time of the browser that wrote it. */
  readonly browserUtcTime?: string | undefined;
  /** Name of the time zone of the browser that wrote it. */
  readonly browserTimeZoneName?: string | undefined;
}

/** How a {@link FolderMenuConfiguration} stands on the wire. */
export const folderMenuConfiguration: WireObject<FolderMenuConfiguration> = wireObject({
  items: optional(array(folderMenuItem)),
  browserUtcTime: optional(text),
  browserTimeZoneName: optional(text),
});
