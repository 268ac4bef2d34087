/** What tabs of one browser tell each other about their common outbox. Where they cannot, each learns it from storage when its turn comes. */

export type TabMessage =
  /** Something was written, or is no longer there: read again. */
  | { readonly type: 'changed' }
  | { readonly type: 'accepted'; readonly room: string; readonly id: string; readonly offset: number }
  | { readonly type: 'dropped'; readonly room: string; readonly id: string };

export interface TabChannel {
  post(news: TabMessage): void;
  close(): void;
}

const noChannel: TabChannel = { post: () => undefined, close: () => undefined };

export function openTabChannel(name: string, hear: (news: TabMessage) => void): TabChannel {
  const channel = channelOf(name);
  if (!channel) return noChannel;
  channel.addEventListener('message', ({ data }: MessageEvent<TabMessage>) => hear(data));
  return {
    post: (news) => channel.postMessage(news),
    close: () => channel.close(),
  };
}

function channelOf(name: string): BroadcastChannel | undefined {
  try {
    return typeof document === 'undefined' ? undefined : new BroadcastChannel(name);
  } catch {
    // The browser has none, or refuses it: the tabs meet in storage alone.
    return undefined;
  }
}
