trigger FaultEventBefore on FaultEvent__e(before insert) { // fault: only supports after insert
}
