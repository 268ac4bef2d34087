export const strings = {
  newMessages: (count: number) => (count === 1 ? '1 new message' : `${String(count)} new messages`),
  toLatest: 'Back to the latest',
};
