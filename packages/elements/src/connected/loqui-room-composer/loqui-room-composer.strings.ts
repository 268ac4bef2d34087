export const strings = {
  messageTo: (title: string) => `Message ${title}`,
  ask: (agent: string) => `Ask ${agent}`,
  membersHere: 'People and agents',
  agentKind: 'Agent',
};
