trigger FaultTwice on Account(before insert, before insert) { // fault: Duplicate
}
