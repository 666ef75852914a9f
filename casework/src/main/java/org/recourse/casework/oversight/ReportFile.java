package org.recourse.casework.oversight;

/// A file of a report.
///
/// @param name of the file, without a folder
/// @param content text, to be written in UTF-8
public record ReportFile(String name, String content) {}
