trigger HeavyAccount on Account(before insert) {
  HeavyAccountHandler.work(Trigger.new);
}
