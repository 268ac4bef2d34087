/** What goes wrong with a store itself; a repeated message has its own error, `DuplicateMessageError`. */

/**
 * `no-driver`: no SQLite driver is installed. `driver`: the one named could not be used. `schema`: the file was made by a newer version.
 * `closed`: the store was used after `close()`. `corrupt`: the file holds something that is no row of ours.
 */
export type StoreErrorCode = 'no-driver' | 'driver' | 'schema' | 'closed' | 'corrupt';

export class StoreError extends Error {
  override readonly name = 'StoreError';
  constructor(
    readonly code: StoreErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
