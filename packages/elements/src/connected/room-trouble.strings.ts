export const strings = {
  roomForbidden: 'You have no access to this conversation.',
  roomSignedOut: 'Sign in to see this conversation.',
  roomGone: 'This conversation does not exist, or is not yours to see.',
  roomDelayed: 'The conversation cannot be opened just now; trying again.',
  roomFailed: 'This conversation could not be opened.',
};
