trigger ImpartnerRunRequest on ImpartnerRunRequest__e(after insert) {
  ImpartnerRunRequestHandler.start(Trigger.new);
}
