/** Messages between tabs with a common outbox. Without a channel each tab reads storage. */

export type TabMessage =
  | { readonly type: 'changed' }
  | { readonly type: 'accepted'; readonly room: string; readonly id: string; readonly offset: number }
  | { readonly type: 'dropped'; readonly room: string; readonly id: string };

export interface TabChannel {
  post(message: TabMessage): void;
  close(): void;
}

const noChannel: TabChannel = { post: () => undefined, close: () => undefined };

export function openTabChannel(name: string, receive: (message: TabMessage) => void): TabChannel {
  const channel = channelOf(name);
  if (!channel) return noChannel;
  channel.addEventListener('message', ({ data }: MessageEvent<TabMessage>) => receive(data));
  return {
    post: (message) => channel.postMessage(message),
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
