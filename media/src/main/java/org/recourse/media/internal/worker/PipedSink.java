package org.recourse.media.internal.worker;

import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.recourse.media.VideoFrame;
import org.recourse.media.internal.decode.FrameSink;
import org.recourse.media.internal.wire.FrameCodec;
import org.recourse.media.internal.wire.Wire;

/// Sends frames to the caller, many in a message.
final class PipedSink implements FrameSink {

  private final DataOutputStream out;
  private final List<VideoFrame> waiting = new ArrayList<>();

  PipedSink(DataOutputStream out) {
    this.out = out;
  }

  @Override
  public void begin(long claimedMillis) throws IOException {
    Wire.send(out, Wire.STREAM, body -> body.writeLong(claimedMillis));
  }

  @Override
  public void accept(VideoFrame frame) throws IOException {
    waiting.add(frame);
    if (waiting.size() == FrameCodec.MAX_FRAMES) {
      flush();
    }
  }

  @Override
  public void flush() throws IOException {
    if (!waiting.isEmpty()) {
      Wire.send(out, Wire.FRAMES, body -> FrameCodec.write(waiting, body));
      waiting.clear();
    }
  }
}
