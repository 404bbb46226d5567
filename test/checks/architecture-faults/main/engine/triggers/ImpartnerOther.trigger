trigger ImpartnerOther on Contact(before insert, after update) {
  ImpartnerTriggerDispatcher.run();
}
