export const target = 'Opportunity'; // fault: names Opportunity
