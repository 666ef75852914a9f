package org.recourse.media.internal.decode;

import java.io.IOException;
import org.recourse.media.VideoFrame;

/// Takes the frames of a video as they are hashed.
public interface FrameSink {

  /// Forgets everything.
  FrameSink NOWHERE = new FrameSink() {
    @Override
    public void begin(long claimedMillis) {}

    @Override
    public void accept(VideoFrame frame) {}

    @Override
    public void flush() {}
  };

  /// Says that the file is a video, once, before any frame.
  ///
  /// @param claimedMillis how long it says it lasts, 0 if it does not say
  void begin(long claimedMillis) throws IOException;

  /// Takes the next frame.
  void accept(VideoFrame frame) throws IOException;

  /// Sends on what was taken.
  void flush() throws IOException;
}
