export const strings = {
  chat: 'Chat',
  minimise: 'Minimise',
  closeChat: 'End and close',
  expand: 'Fill the screen',
  reduce: 'Make smaller',
  unreadMessages: (count: number) => (count === 1 ? '1 unread message' : `${String(count)} unread messages`),
};
