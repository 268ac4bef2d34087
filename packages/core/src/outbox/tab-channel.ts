/** Messages between tabs with a common outbox. Without a channel each tab reads storage. */

export type TabMessage =
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
    // Missing or refused: tabs share only storage.
    return undefined;
  }
}
