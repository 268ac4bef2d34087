export const strings = {
  reply: 'Reply',
  edit: 'Edit',
  removeMessage: 'Delete',
  actions: 'What can be done with this message',
};
