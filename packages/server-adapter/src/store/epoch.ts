/** The identity of a room's log, made once with it. */

/** 16 characters a cursor may carry; 64 random bits, so that two logs never share one. */
export function newEpoch(): string {
  return crypto.randomUUID().replaceAll('-', '').slice(-16);
}
