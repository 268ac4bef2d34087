import type { Message } from '@loqui/core/protocol';
import { StoreError } from './store.js';

export interface RoomRow {
  readonly id: number;
  readonly epoch: string;
  readonly offset: number;
  readonly floor: number;
}

export interface JsonRow {
  readonly json: string;
}

export interface EventRow extends JsonRow {
  readonly offset: number;
}

export interface MessageRow extends JsonRow {
  readonly id: string;
  readonly base: number;
}

export function messageOf(row: unknown): Message | undefined {
  return row === undefined || row === null ? undefined : (parse((row as JsonRow).json) as Message);
}

export function messagesOf(rows: readonly unknown[]): Message[] {
  return (rows as readonly JsonRow[]).map(({ json }) => parse(json) as Message);
}

export function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (cause) {
    throw new StoreError('corrupt', `The database holds a row that is not JSON: ${json.slice(0, 80)}. Restore the file from a backup.`, { cause });
  }
}

export function jsonOf(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch (cause) {
    throw new StoreError('value', `An event cannot be kept: ${cause instanceof Error ? cause.message : String(cause)}. Give events that are JSON.`, { cause });
  }
}
