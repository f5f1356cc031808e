public import ArgumentParser
public import RedactKit

// Words of the library that stand as values of options.

extension Redactor.LabelStyle: ExpressibleByArgument {}
extension Recall: ExpressibleByArgument {}
extension FindingFormat: ExpressibleByArgument {}
extension OffsetUnit: ExpressibleByArgument {}
extension BleepList.Format: ExpressibleByArgument {}
extension KeyPurpose: ExpressibleByArgument {}
extension LogDates: ExpressibleByArgument {}
extension AnonymisationLog.Format: ExpressibleByArgument {}
extension AuditReport.Format: ExpressibleByArgument {}
