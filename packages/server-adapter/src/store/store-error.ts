/** What goes wrong with a store itself; a repeated message has its own error, `DuplicateMessageError`. */

/**
 * `busy`: somebody else writes, for longer than the store waits. `full`: no room on the disk. `read-only`: the file or its folder cannot be written.
 * `in-use`: another server holds the file. `no-driver`: no SQLite driver is installed. `driver`: the one named could not be used, or the file not be opened.
 * `value`: an event is too large or no JSON, which is its own fault, not the store's.
 * `schema`: the file was made by a newer version. `closed`: the store was used after `close()`. `corrupt`: the file holds something that is no row of ours.
 */
export type StoreErrorCode = 'busy' | 'full' | 'read-only' | 'in-use' | 'no-driver' | 'driver' | 'schema' | 'value' | 'closed' | 'corrupt';

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
