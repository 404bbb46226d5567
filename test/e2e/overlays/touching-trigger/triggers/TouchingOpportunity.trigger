trigger TouchingOpportunity on Opportunity(after update) {
  // A customer's automation: each change of a deal is noted on its Account, whoever works on that at the moment.
  List<Account> touched = new List<Account>();
  for (Opportunity opportunity : Trigger.new) {
    touched.add(new Account(Id = opportunity.AccountId, Description = opportunity.StageName));
  }
  update touched;
}
