trigger FaultBeforeUndelete on Account(before undelete) { // fault: undelete
}
