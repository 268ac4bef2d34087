export const strings = {
  notifications: 'Notifications',
};
