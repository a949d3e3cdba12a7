import { open, readFile, rename, rm, stat, writeFile, type FileHandle } from 'node:fs/promises';
import { UsageError } from '../failure/command-error.ts';
import { type FileLock, lockFile } from './file-lock.ts';

/** How far an export has come: all that a later run needs to go on. */
export interface ExportState {
  /** What was asked for; another question cannot go on with it. */
  readonly question: string;
  /** What the export was made of when it began: range, devices and columns stay the same to the end. */
  readonly plan: unknown;
  /** The device that is being written, and where in its history. */
  readonly device: number;
  readonly cursor?: string | undefined;
  readonly rows: number;
  /** How much of the part is whole; what is behind it was written by a run that was cut off. */
  readonly bytes: number;
}

/** A file that grows in `FILE.part`, with its state in `FILE.part.json`, until it is whole. */
export interface ResumableFile extends AsyncDisposable {
  /** Where an earlier run has stopped; undefined for a new file. */
  readonly state: ExportState | undefined;
  /** Appends, and notes how far it is now and then. */
  append(text: string, progress: Omit<ExportState, 'bytes' | 'question' | 'plan'>): Promise<void>;
  /** Notes what the file is made of, before anything is written. */
  begin(plan: unknown): Promise<void>;
  /** Notes how far it is, on disk. */
  note(progress: Omit<ExportState, 'bytes' | 'question' | 'plan'>): Promise<void>;
  /** Makes it the file; or has another one made of it. */
  finish(make?: (part: string, made: string) => Promise<void>): Promise<void>;
}

/** Bytes written between two notes: what a run that is cut off has to do again. */
const NOTE_EVERY = 256 * 1024;

/**
 * Opens the file of an export, or goes on with it.
 *
 * @throws UsageError when the file is there, or a part of it that was asked for in another way; CommandError while another run
 *   writes it
 */
export async function openResumable(
  path: string,
  question: string,
  options: { readonly overwrite: boolean },
): Promise<ResumableFile> {
  const lock = await lockFile(`${path}.part`, path);
  try {
    return await openLocked(path, question, { ...options, lock });
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function openLocked(
  path: string,
  question: string,
  { overwrite, lock }: { readonly overwrite: boolean; readonly lock: FileLock },
): Promise<ResumableFile> {
  const [part, note] = [`${path}.part`, `${path}.part.json`];
  if (overwrite) await Promise.all([rm(part, { force: true }), rm(note, { force: true })]);
  let state = await readState(note);
  if (state !== undefined && state.question !== question) {
    throw new UsageError(
      `${part} belongs to another export`,
      'Repeat that one to end it, give another --out, or --overwrite to begin anew.',
    );
  }
  const isThere = await exists(path);
  // Renamed, and cut off before the note was taken away: then it is whole.
  if (isThere && !overwrite && !(state !== undefined && !(await exists(part)))) {
    throw new UsageError(`${path} is there already`, 'Give another --out, or --overwrite.');
  }
  if (isThere && !overwrite && state !== undefined) {
    await rm(note, { force: true });
    return whole(state, lock);
  }
  const file = await open(part, state === undefined ? 'w' : 'r+');
  let bytes = state?.bytes ?? 0;
  await file.truncate(bytes);
  let noted = bytes;
  let plan = state?.plan;

  const save = async (progress: Omit<ExportState, 'bytes' | 'question' | 'plan'>): Promise<void> => {
    await file.datasync();
    // The cursor is told only of what is there: written whole elsewhere, then put in place.
    await writeFile(`${note}.new`, JSON.stringify({ question, plan, ...progress, bytes }));
    await rename(`${note}.new`, note);
    noted = bytes;
  };
  return {
    state,
    begin: async (wanted) => {
      plan = wanted;
      await save({ device: 0, rows: 0 });
      state = undefined;
    },
    append: async (text, progress) => {
      bytes += await writeAll(file, Buffer.from(text), bytes);
      if (bytes - noted >= NOTE_EVERY) await save(progress);
    },
    note: save,
    finish: async (make) => {
      await file.datasync();
      if (make === undefined) await rename(part, path);
      else {
        await make(part, `${path}.made`);
        await rename(`${path}.made`, path);
        await rm(part, { force: true });
      }
      await rm(note, { force: true });
    },
    [Symbol.asyncDispose]: async () => {
      await file.close();
      await lock.release();
    },
  };
}

/** What a run before has put in place, and only its note was left. */
function whole(state: ExportState, lock: FileLock): ResumableFile {
  const nothing = (): Promise<void> => Promise.resolve();
  return {
    state: { ...state, device: Infinity },
    begin: nothing,
    append: nothing,
    note: nothing,
    finish: nothing,
    [Symbol.asyncDispose]: () => lock.release(),
  };
}

async function writeAll(file: FileHandle, data: Uint8Array, position: number): Promise<number> {
  for (let done = 0; done < data.length;) {
    const { bytesWritten } = await file.write(data, done, data.length - done, position + done);
    done += bytesWritten;
  }
  return data.length;
}

async function readState(note: string): Promise<ExportState | undefined> {
  const text = await readFile(note, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const state: unknown = JSON.parse(text);
  return isState(state) ? state : undefined;
}

function isState(value: unknown): value is ExportState {
  if (typeof value !== 'object' || value === null) return false;
  const field = (name: keyof ExportState): unknown => Reflect.get(value, name);
  const numbers = [field('device'), field('rows'), field('bytes')];
  return typeof field('question') === 'string' && numbers.every((number) => Number.isSafeInteger(number));
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
