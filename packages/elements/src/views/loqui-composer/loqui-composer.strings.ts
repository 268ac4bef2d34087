export const strings = {
  attach: 'Attach a file',
  mention: (name: string) => `Ask ${name} in this message`,
  sendHint: 'Enter to send, Shift + Enter for a new line',
  saveHint: 'Enter to save, Escape to cancel',
  readOnly: 'You can read along here, but not write.',
  tooLong: (characters: string, count: number) => (count === 1 ? '1 character too many' : `${characters} characters too many`),
  editing: 'Editing your message',
  replyingTo: (name: string) => `Replying to ${name}`,
};
