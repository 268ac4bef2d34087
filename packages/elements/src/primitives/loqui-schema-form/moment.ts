/** Dates and times as JSON Schema wants them (RFC 3339, with the distance from UTC), and as a native field shows them: in the person's own zone. */
import type { MomentField } from './fields.js';

type Moment = MomentField['moment'];

/** What a native field shows; '' for what cannot be read. */
export function shownMoment(moment: Moment, value: unknown): string {
  if (typeof value !== 'string') return '';
  if (moment === 'date') return value;
  const date = new Date(moment === 'time' ? `${today()}T${value}` : value);
  if (Number.isNaN(date.getTime())) return '';
  const [day, time] = localParts(date);
  return moment === 'time' ? time : `${day}T${time}`;
}

/** The value that stands for what is in the native field; `undefined` for nothing. */
export function writtenMoment(moment: Moment, shown: string): string | undefined {
  if (shown === '') return undefined;
  if (moment === 'date') return shown;
  const whole = withSeconds(moment === 'time' ? `${today()}T${shown}` : shown);
  const written = `${whole}${zoneOf(new Date(whole))}`;
  return moment === 'time' ? written.slice(written.indexOf('T') + 1) : written;
}

const two = (number: number): string => String(number).padStart(2, '0');

const today = (): string => localParts(new Date())[0];

function localParts(date: Date): readonly [day: string, time: string] {
  const day = `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  const seconds = date.getSeconds() > 0 ? `:${two(date.getSeconds())}` : '';
  return [day, `${two(date.getHours())}:${two(date.getMinutes())}${seconds}`];
}

const withSeconds = (text: string): string => (/T\d\d:\d\d$/.test(text) ? `${text}:00` : text);

function zoneOf(date: Date): string {
  const minutes = -date.getTimezoneOffset();
  if (!minutes) return 'Z';
  const distance = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(distance / 60))}:${two(distance % 60)}`;
}
