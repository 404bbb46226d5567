trigger ImpartnerAccount on Account(before insert, before update) {
  ImpartnerMatchKeyHandler.setKeys(Trigger.new);
}
