package org.recourse.media.internal.decode;

import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_ALL;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_CORRUPT;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_ATTACHED_PIC;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EAGAIN;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_ENOMEM;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_q2d;

import java.io.IOException;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;
import org.recourse.fingerprint.FrameHasher;
import org.recourse.fingerprint.Hashing;
import org.recourse.fingerprint.PdqDialect;
import org.recourse.fingerprint.PdqHasher;
import org.recourse.fingerprint.Pixels;
import org.recourse.media.MediaFormat;
import org.recourse.media.RefusalReason;
import org.recourse.media.VideoFrame;
import org.recourse.media.internal.wire.Answer;
import org.recourse.media.internal.wire.Job;

/// Decodes the frames of a video in the order shown and hashes those that were asked for.
final class FfmpegVideo {

  // A file of unknown length is given time as if it held so many bytes for each millisecond.
  private static final long BYTES_PER_MILLI = 50;

  private final FramePixels pixels = new FramePixels();
  private final FrameHasher hasher = new FrameHasher();
  private final AVFrame frame = av_frame_alloc();

  /// Decodes it, sending frames as they come.
  Answer decode(MediaFormat format, Job job, Input input, FrameSink sink)
      throws IOException, Refusal {
    try (Container container = Container.open(demuxer(format), input)) {
      AVStream stream = pictureStream(container.context());
      sink.begin(claimedMillis(container.context(), input));
      try (Decoder decoder = Decoder.open(stream.codecpar(), job)) {
        Progress progress = new Progress(job, sink, stream);
        decodeAll(container, stream, decoder, progress);
        sink.flush();
        return progress.answer(format);
      }
    }
  }

  private static String demuxer(MediaFormat format) {
    return switch (format) {
      case MATROSKA -> "matroska";
      case AVI -> "avi";
      default -> "mov";
    };
  }

  // Pictures of covers are streams too. Of several videos the largest is what people see.
  private static AVStream pictureStream(AVFormatContext context) throws Refusal {
    AVStream best = null;
    for (int i = 0; i < context.nb_streams(); i++) {
      AVStream stream = context.streams(i);
      boolean picture = stream.codecpar().codec_type() == AVMEDIA_TYPE_VIDEO
          && (stream.disposition() & AV_DISPOSITION_ATTACHED_PIC) == 0;
      if (picture && (best == null || area(stream) > area(best))) {
        best = stream;
      }
    }
    if (best == null) {
      throw new Refusal(RefusalReason.NO_FRAMES, "there is no picture stream in this file");
    }
    for (int i = 0; i < context.nb_streams(); i++) {
      if (i != best.index()) {
        context.streams(i).discard(AVDISCARD_ALL);
      }
    }
    return best;
  }

  private static long area(AVStream stream) {
    return (long) stream.codecpar().width() * stream.codecpar().height();
  }

  private static long claimedMillis(AVFormatContext context, Input input) {
    long micros = context.duration();
    return micros > 0 ? micros / 1000 : input.length() / BYTES_PER_MILLI;
  }

  private void decodeAll(Container container, AVStream stream, Decoder decoder, Progress progress)
      throws IOException, Refusal {
    AVPacket packet = av_packet_alloc();
    try {
      while (container.next(packet)) {
        if (packet.stream_index() == stream.index()) {
          progress.packets++;
          progress.damaged |= (packet.flags() & AV_PKT_FLAG_CORRUPT) != 0;
          feed(decoder, packet, progress);
        }
        av_packet_unref(packet);
      }
      feed(decoder, null, progress);
    } finally {
      av_packet_free(packet);
    }
  }

  private void feed(Decoder decoder, @Nullable AVPacket packet, Progress progress)
      throws IOException, Refusal {
    progress.note(decoder.send(packet));
    while (true) {
      int result = decoder.receive(frame);
      if (result == AVERROR_EAGAIN() || result == AVERROR_EOF()) {
        return;
      }
      progress.note(result);
      if (result < 0) {
        return;
      }
      progress.take(frame);
    }
  }

  /// What was seen so far.
  private final class Progress {
    private final Job job;
    private final FrameSink sink;
    private final AVStream stream;
    private final @Nullable PdqDialect dialect;
    private final double unit;
    private final double usualStep;
    private double firstShownAt = Double.NaN;
    private double end;
    private double next;
    private long decoded;
    private long packets;
    private boolean damaged;
    private int width;
    private int height;

    private Progress(Job job, FrameSink sink, AVStream stream) {
      this.job = job;
      this.sink = sink;
      this.stream = stream;
      this.dialect = job.request().dialects().stream()
          .min(java.util.Comparator.naturalOrder())
          .orElse(null);
      this.unit = av_q2d(stream.time_base());
      double rate = stream.avg_frame_rate().num() > 0 ? av_q2d(stream.avg_frame_rate()) : 25;
      this.usualStep = 1 / rate;
    }

    private void note(int result) throws Refusal {
      if (result == AVERROR_ENOMEM()) {
        throw FfmpegError.refusal(result);
      }
      damaged |= result < 0;
    }

    private void take(AVFrame frame) throws IOException, Refusal {
      if (decoded == 0) {
        width = frame.width();
        height = frame.height();
      }
      double seconds = shownAt(frame);
      long number = decoded++;
      if (number >= job.maxFrames()) {
        throw new Refusal(
            RefusalReason.TOO_MANY_FRAMES,
            "the video has more than %d frames".formatted(job.maxFrames()));
      }
      double interval = job.request().sampling().intervalSeconds();
      if (dialect == null || seconds + 1e-6 < next) {
        return;
      }
      next = interval == 0 ? 0 : (Math.floor((seconds + 1e-6) / interval) + 1) * interval;
      var hashing = PictureAnswer.fingerprinted(hash(frame));
      sink.accept(new VideoFrame(number, seconds, hashing));
    }

    /*
     * The literal sums of still pictures, exact in the last bit, are not done: they take several
     * times as long, and vPDQ's own answers differ more than that from machine to machine.
     */
    private Hashing hash(AVFrame frame) throws Refusal {
      YuvFrame planes = job.request().reduced() ? null : YuvFrame.of(frame);
      if (planes != null && dialect == PdqDialect.FULL_RESOLUTION) {
        return hasher.hash(planes);
      }
      Pixels picture = pixels.of(frame, true);
      if (dialect == PdqDialect.SAMPLED) {
        return PdqHasher.of(dialect).hash(picture);
      }
      return picture instanceof LumaFrame luma
          ? hasher.hashBrightness(luma.stored(), luma.fullRange())
          : hasher.hashBrightness(picture, true);
    }

    // Times count from the first frame; a frame without one follows the frame before it.
    private double shownAt(AVFrame frame) {
      long stamp = frame.best_effort_timestamp();
      double seconds = end;
      if (stamp != AV_NOPTS_VALUE) {
        double at = stamp * unit;
        if (Double.isNaN(firstShownAt)) {
          firstShownAt = at;
        }
        seconds = at - firstShownAt;
      }
      seconds = Math.clamp(seconds, 0, 1e8);
      double step = frame.duration() > 0 ? frame.duration() * unit : usualStep;
      end = Math.max(end, Math.min(seconds + step, 1e8));
      return seconds;
    }

    private Answer answer(MediaFormat format) throws Refusal {
      if (decoded == 0) {
        throw new Refusal(
            damaged ? RefusalReason.DAMAGED : RefusalReason.NO_FRAMES,
            "not one frame of the video could be decoded");
      }
      boolean incomplete = stream.nb_frames() > packets;
      return new Answer.Video(format, width, height, end, damaged || incomplete, decoded);
    }
  }
}
