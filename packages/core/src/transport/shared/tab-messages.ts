/** What tabs say to each other about the line they share. */
import type { Failure, Frame } from '../../protocol/index.js';

/** On the channel that all tabs of one address and identity hear: who leads, and who wants to follow. Nothing of any room. */
export type ControlMessage =
  /** A leader is there. */
  | { readonly type: 'leading' }
  | { readonly type: 'enter'; readonly seat: string; readonly page: string }
  /** Heard: the line is open or being opened. */
  | { readonly type: 'entered'; readonly seat: string }
  | { readonly type: 'hello'; readonly seat: string; readonly hello: Extract<Frame, { type: 'hello' }> }
  | { readonly type: 'broke'; readonly seat?: string; readonly error: PlainError }
  | { readonly type: 'exit'; readonly seat: string };

/** On the channel of one line, which only those open who have proved that the line is theirs. */
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

/** An error as it crosses a channel. */
export interface PlainError extends Failure {
  readonly retryable: boolean;
  readonly status?: number;
  readonly retryAfter?: number;
}

/** What of a BroadcastChannel is used; tests bring their own. */
export interface Channel {
  onmessage: ((event: MessageEvent<unknown>) => void) | null;
  postMessage(word: unknown): void;
  close(): void;
}

/** What of the browser is used; tests bring their own. */
export interface Tabs {
  readonly locks: Pick<LockManager, 'request'>;
  channel(name: string): Channel;
}
