trigger RefusingAccount on Account(before insert) {
  for (Account account : Trigger.new) {
    if (account.Name.startsWith('Refused')) {
      account.addError('Our rule says no.');
    }
  }
}
