import type { DatabaseSync } from 'node:sqlite';
import { logErrors } from '../log/delivery-log-error.ts';
import { storageError } from './storage-error.ts';

interface Job {
  readonly run: () => unknown;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Writes of one turn of the event loop in one transaction: a commit costs an fsync, whether it holds one row or a thousand.
 */
export class GroupCommit {
  readonly #database: DatabaseSync;
  readonly #path: string;
  #jobs: Job[] = [];
  #isClosed = false;

  constructor(database: DatabaseSync, path: string) {
    this.#database = database;
    this.#path = path;
  }

  /**
   * Resolves with what the job returned once it is committed. When one job of a turn fails, all of them do.
   *
   * @throws {DeliveryLogError} `full`, `unavailable` or `closed`
   */
  run<Result>(job: () => Result): Promise<Result> {
    if (this.#isClosed) return Promise.reject(logErrors.closed(this.#path));
    return new Promise<Result>((resolve, reject) => {
      if (this.#jobs.length === 0) {
        setImmediate(() => {
          this.flush();
        });
      }
      this.#jobs.push({
        run: job,
        resolve: (value) => {
          // What came out of `run` goes to the one who asked for it.
          resolve(value as Result);
        },
        reject,
      });
    });
  }

  /** Commits what is waiting, at once. */
  flush(): void {
    const jobs = this.#jobs;
    if (jobs.length === 0) return;
    this.#jobs = [];
    try {
      const results = this.#transaction(jobs);
      jobs.forEach(({ resolve }, index) => {
        resolve(results[index]);
      });
    } catch (cause) {
      const error = storageError(cause, this.#path);
      for (const { reject } of jobs) reject(error);
    }
  }

  /** Commits what is waiting, and takes no more. */
  close(): void {
    this.flush();
    this.#isClosed = true;
  }

  #transaction(jobs: readonly Job[]): unknown[] {
    this.#database.exec('BEGIN IMMEDIATE');
    try {
      const results = jobs.map(({ run }) => run());
      this.#database.exec('COMMIT');
      return results;
    } catch (error) {
      this.#rollback();
      throw error;
    }
  }

  /** SQLite has rolled back by itself after some failures, a full disk among them. */
  #rollback(): void {
    try {
      this.#database.exec('ROLLBACK');
    } catch {
      return;
    }
  }
}
