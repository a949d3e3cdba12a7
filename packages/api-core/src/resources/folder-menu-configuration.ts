import * as z from 'zod/mini';
import { type EnumerationValue, enumeration } from '../wire/enumeration.ts';
import { text, uuid } from '../wire/scalars.ts';
import { wireObject } from '../wire/wire-object.ts';

/** What a folder stands for; it decides its icon and its sums. */
export const folderType = enumeration({
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
});
export type FolderType = EnumerationValue<typeof folderType>;

/** How often a folder's values are exported. */
export const exportInterval = enumeration({
  noExport: 0,
  hourly: 1,
  daily: 2,
  weekly: 3,
  monthly: 4,
  quarterly: 5,
  halfYearly: 6,
  yearly: 7,
});
export type ExportInterval = EnumerationValue<typeof exportInterval>;

/** The scheduled export of one folder's or meter's values. */
export const autoExportSettings = wireObject({
  meterPointId: z.optional(text),
  exportFormat: z.optional(text),
  uploadType: z.optional(text),
  exportInterval: z.optional(exportInterval),
});
export type AutoExportSettings = z.output<typeof autoExportSettings>;

/** A folder, meter or user in the folder menu, with what lies below it. */
export const folderMenuItem = wireObject({
  id: z.optional(uuid),
  name: z.optional(text),
  description: z.optional(text),
  get children() {
    return z.optional(z.array(folderMenuItem));
  },
  folderType: z.optional(folderType),
  icon: z.optional(text),
  userId: z.optional(text),
  meterSerialNumber: z.optional(text),
  autoExportSettings: z.optional(autoExportSettings),
});
export type FolderMenuItem = z.output<typeof folderMenuItem>;

/** The whole folder tree of a user. */
export const folderMenuConfiguration = wireObject({
  items: z.optional(z.array(folderMenuItem)),
  browserUtcTime: z.optional(text),
  browserTimeZoneName: z.optional(text),
});
export type FolderMenuConfiguration = z.output<typeof folderMenuConfiguration>;
