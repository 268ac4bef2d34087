export const strings = {
  today: 'Today',
  yesterday: 'Yesterday',
};
