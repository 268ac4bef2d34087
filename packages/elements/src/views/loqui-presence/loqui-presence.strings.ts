export const strings = {
  members: 'Who is here',
};
