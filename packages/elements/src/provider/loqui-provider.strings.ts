export const strings = {
  loadFailed: 'The chat could not be loaded. Check your connection: it is tried again every few seconds.',
  noSuchMessage: 'This message is no longer in the room.',
  conversationGone: 'This conversation is no longer there. Here is a new one.',
};
