export const question = 'what'; // fault: the folder camelCase
