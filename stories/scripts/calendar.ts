/** Fixed times and ids: a script looks the same today and next year, here and in every other time zone. */

/** A moment on a Tuesday in March 2025, by the reader's own clock; `day` counts from there. In milliseconds since the epoch. */
export function at(clock: string, day = 0): number {
  const [hours = 0, minutes = 0, seconds = 0] = clock.split(':').map(Number);
  return new Date(2025, 2, 4 + day, hours, minutes, seconds).getTime();
}

/** The id of message, run or connection number `number`: of the shape of a UUIDv7, since deep links take nothing else for a message. */
export function idOf(number: number): string {
  return `01955f00-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;
}
