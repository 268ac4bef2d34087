import type { Failure, Frame } from '../../protocol/index.js';

/** On the channel of all tabs with one address and identity. Contains nothing of any room. */
export type ControlMessage =
  | { readonly type: 'leading' }
  | { readonly type: 'enter'; readonly seat: string; readonly page: string }
  | { readonly type: 'entered'; readonly seat: string }
  | { readonly type: 'hello'; readonly seat: string; readonly hello: Extract<Frame, { type: 'hello' }> }
  | { readonly type: 'broke'; readonly seat?: string; readonly error: PlainError }
  | { readonly type: 'exit'; readonly seat: string };

/** On the channel of one line. Only tabs whose member the server has confirmed open it. */
export type LineMessage =
  | { readonly type: 'deliver'; readonly frame: Frame; readonly to?: string }
  | {
      readonly type: 'ask';
      readonly seat: string;
      readonly re: number;
      readonly act: 'join' | 'leave' | 'expect';
      readonly room: string;
      readonly cursor?: string;
    }
  | { readonly type: 'answer'; readonly seat: string; readonly re: number; readonly error?: PlainError };

export interface PlainError extends Failure {
  readonly retryable: boolean;
  readonly status?: number;
  readonly retryAfter?: number;
}

export interface Channel {
  onmessage: ((event: MessageEvent<unknown>) => void) | null;
  postMessage(message: unknown): void;
  close(): void;
}

export interface Tabs {
  readonly locks: Pick<LockManager, 'request'>;
  channel(name: string): Channel;
}
