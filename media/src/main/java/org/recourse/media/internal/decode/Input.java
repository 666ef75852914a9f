package org.recourse.media.internal.decode;

import java.io.IOException;

/// The bytes of the file that is being decoded, wherever they come from.
public interface Input {

  /// Returns how many bytes there are.
  long length();

  /// Copies up to `count` bytes from `position` on into the beginning of `into`.
  ///
  /// @return how many; less than asked only at the end
  int read(long position, byte[] into, int count) throws IOException;
}
