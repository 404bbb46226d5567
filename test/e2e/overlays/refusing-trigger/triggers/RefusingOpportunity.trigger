trigger RefusingOpportunity on Opportunity(before insert) {
  for (Opportunity opportunity : Trigger.new) {
    if (opportunity.Name.startsWith('Refused')) {
      opportunity.addError('Our rule says no.');
    }
  }
}
