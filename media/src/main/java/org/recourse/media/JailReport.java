package org.recourse.media;

import java.util.ArrayList;
import java.util.List;

/// How well the decoding child is locked in on this machine, and what it can decode.
///
/// @param namespaces whether bubblewrap gives it a file system, process table and network of its
/// own
/// @param systemCallFilter whether seccomp lets only the needed system calls through: no opening of
///     files, no sockets, no new programs
/// @param landlock whether Landlock denies it all files besides
/// @param limits whether the kernel limits its memory and processor time
/// @param exactJpeg whether JPEGs are decoded by libjpeg-turbo; else by the JDK's own libjpeg, with
///     the same pixels, more slowly
/// @param allFormats whether formats other than JPEG are decoded
public record JailReport(
    boolean namespaces,
    boolean systemCallFilter,
    boolean landlock,
    boolean limits,
    boolean exactJpeg,
    boolean allFormats) {

  /// Returns one sentence for each thing that is weaker or slower here than it could be; none if
  /// all is well.
  public List<String> shortcomings() {
    List<String> sentences = new ArrayList<>();
    if (!namespaces) {
      sentences.add(
          "bubblewrap is not installed or not allowed here: the decoder is held by its system call"
              + " filter alone and shares this user, process table and file system");
    }
    if (!systemCallFilter) {
      sentences.add("this kernel has no seccomp: the decoder is held by bubblewrap alone");
    }
    if (!landlock) {
      sentences.add("this kernel has no Landlock: one wall less round the decoder");
    }
    if (!limits) {
      sentences.add("the kernel does not limit the decoder's memory");
    }
    if (!exactJpeg) {
      sentences.add(
          "libturbojpeg is not installed: JPEGs are decoded by the JDK, several times more slowly"
              + " and without the fast path");
    }
    if (!allFormats) {
      sentences.add("there is no ffmpeg for this processor: only JPEG is decoded");
    }
    return List.copyOf(sentences);
  }
}
