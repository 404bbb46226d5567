trigger FaultOnUnknown on FaultThing__c(before insert) { // fault: Invalid type
}
