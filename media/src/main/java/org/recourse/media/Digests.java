package org.recourse.media;

/// The cryptographic digests of all bytes of a file, in lower-case hexadecimal.
///
/// Made while the file is read for decoding, in the caller's process.
///
/// @param sha256 64 digits
/// @param md5 32 digits; for exchange with lists that know only MD5, never as a proof
/// @param length how many bytes were digested
public record Digests(String sha256, String md5, long length) {}
