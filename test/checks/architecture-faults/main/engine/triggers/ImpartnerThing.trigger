trigger ImpartnerThing on Account(before insert) { // fault: a trigger that does more
  ImpartnerCalling.each(Trigger.new);
}
