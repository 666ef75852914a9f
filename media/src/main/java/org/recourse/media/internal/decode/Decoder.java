package org.recourse.media.internal.decode;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;

import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;
import org.recourse.media.RefusalReason;
import org.recourse.media.internal.wire.Job;

/// An open decoder of one stream.
final class Decoder implements AutoCloseable {

  // What people's videos are made with. ffmpeg knows hundreds more: each would be one more way in.
  private static final Set<String> ALLOWED = Set.of(
      "h264",
      "hevc",
      "vp8",
      "vp9",
      "av1",
      "libaom-av1",
      "mpeg4",
      "h263",
      "mjpeg",
      "mpeg1video",
      "mpeg2video",
      "prores",
      "theora",
      "msmpeg4v1",
      "msmpeg4v2",
      "msmpeg4",
      "wmv1",
      "wmv2",
      "flv",
      "svq3",
      "dvvideo",
      "rawvideo");

  private final AVCodecContext context;

  private Decoder(AVCodecContext context) {
    this.context = context;
  }

  /// Opens the decoder for a stream.
  static Decoder open(AVCodecParameters parameters, Job job) throws Refusal {
    AVCodec codec = find(parameters.codec_id());
    if (codec == null || !ALLOWED.contains(codec.name().getString())) {
      throw new Refusal(
          RefusalReason.UNSUPPORTED, "there is no decoder for this kind of video stream");
    }
    AVCodecContext context = avcodec_alloc_context3(codec);
    Decoder decoder = new Decoder(context);
    try {
      FfmpegError.check(avcodec_parameters_to_context(context, parameters));
      context.max_pixels(job.maxPixels());
      context.thread_count(1);
      FfmpegError.check(avcodec_open2(context, codec, (AVDictionary) null));
      return decoder;
    } catch (Refusal e) {
      decoder.close();
      throw e;
    }
  }

  // ffmpeg's own AV1 decoder only drives graphics cards.
  private static @Nullable AVCodec find(int codecId) {
    AVCodec codec = avcodec_find_decoder(codecId);
    if (codec != null && codec.name().getString().equals("av1")) {
      return avcodec_find_decoder_by_name("libaom-av1");
    }
    return codec;
  }

  /// Hands over a packet, or null for the end.
  ///
  /// @return 0 or ffmpeg's error number
  int send(@Nullable AVPacket packet) {
    return avcodec_send_packet(context, packet);
  }

  /// Fetches a frame.
  ///
  /// @return 0 or ffmpeg's error number, of which some only mean "none yet"
  int receive(AVFrame frame) {
    return avcodec_receive_frame(context, frame);
  }

  @Override
  public void close() {
    avcodec_free_context(context);
  }
}
