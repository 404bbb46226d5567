trigger ImpartnerRunRequest on ImpartnerRunRequest__e(after insert) {
  ImpartnerTriggerDispatcher.run();
}
