package org.recourse.match;

/// What was put right when a bank was opened that had not been closed. Immutable.
///
/// Everything that was acknowledged before the crash is kept. What had been begun and never
/// acknowledged is dropped, and counted here.
///
/// @param file the journal in which it was found
/// @param offset where the last whole record ends, in bytes from the start of the file
/// @param droppedBytes what follows it and was dropped; 0 if the bank was only not closed
public record Recovery(String file, long offset, long droppedBytes) {}
