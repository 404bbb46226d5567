trigger FaultRows on Account(before insert) {
  for (Account row : Trigger.new) {
    row.Nmae = ''; // fault: Variable does not exist
  }
  for (Contact row : Trigger.new) { // fault: Invalid loop variable type
  }
}
