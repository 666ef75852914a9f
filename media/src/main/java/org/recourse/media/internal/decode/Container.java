package org.recourse.media.internal.decode;

import static org.bytedeco.ffmpeg.avformat.AVFormatContext.AVFMT_FLAG_CUSTOM_IO;
import static org.bytedeco.ffmpeg.global.avformat.av_find_input_format;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import java.io.IOException;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.recourse.media.RefusalReason;

/// An open container file. The demuxer is the one of the recognised format, never a guess, and it
/// may open nothing else.
final class Container implements AutoCloseable {

  private static final int MAX_STREAMS = 512; // an iPhone picture of 48 megapixels has 200 tiles

  private final MediaInput input;
  private final AVFormatContext context;

  private Container(MediaInput input, AVFormatContext context) {
    this.input = input;
    this.context = context;
  }

  /// Opens it by the demuxer of this name.
  static Container open(String demuxer, Input bytes) throws IOException, Refusal {
    AVInputFormat format = av_find_input_format(demuxer);
    MediaInput input = new MediaInput(bytes);
    AVFormatContext context = avformat_alloc_context();
    context.pb(input.context());
    context.flags(context.flags() | AVFMT_FLAG_CUSTOM_IO);
    context.max_streams(MAX_STREAMS);
    AVDictionary options = new AVDictionary(null);
    av_dict_set(options, "protocol_whitelist", "none", 0);
    int result = avformat_open_input(context, (String) null, format, options);
    av_dict_free(options);
    if (result < 0) {
      try (input) { // ffmpeg has freed the context
        input.rethrow();
      }
      throw IsoBoxes.isTruncated(demuxer, bytes)
          ? new Refusal(RefusalReason.TRUNCATED, "the file ends before what it announces")
          : FfmpegError.refusal(result);
    }
    return new Container(input, context);
  }

  AVFormatContext context() {
    return context;
  }

  /// Reads the next packet.
  ///
  /// @return whether there is one; the end of the file and damage that cannot be passed are both
  ///     the end
  boolean next(AVPacket packet) throws IOException {
    int result = av_read_frame(context, packet);
    input.rethrow();
    return result >= 0;
  }

  @Override
  public void close() {
    avformat_close_input(context);
    input.close();
  }
}
