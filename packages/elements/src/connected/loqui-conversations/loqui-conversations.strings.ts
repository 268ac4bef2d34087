export const strings = {
  filterTitles: 'Filter by title',
  untitled: 'Untitled conversation',
  rename: (title: string) => `Rename “${title}”`,
  remove: (title: string) => `Delete “${title}”`,
  newTitle: 'New title',
  removed: (title: string) => `“${title}” was deleted`,
  noConversations: 'No conversations yet',
  noneFound: 'No title holds this.',
  showMore: 'Show more',
  conversationsFailed: 'The list could not be loaded.',
  loadingConversations: 'Loading the list',
};
