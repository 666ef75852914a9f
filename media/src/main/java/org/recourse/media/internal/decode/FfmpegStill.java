package org.recourse.media.internal.decode;

import static org.bytedeco.ffmpeg.global.avcodec.AV_EF_CRCCHECK;
import static org.bytedeco.ffmpeg.global.avcodec.AV_EF_EXPLODE;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EAGAIN;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.recourse.media.RefusalReason;
import org.recourse.media.internal.wire.Job;

/// Decodes a picture whose whole file is one packet for its decoder.
final class FfmpegStill {

  private final FramePixels frames = new FramePixels();
  private final AVFrame frame = av_frame_alloc();

  /// Decodes it. The result is valid until the next call.
  DecodedPicture decode(int codecId, WholeFile file, PictureHeader header, Job job) throws Refusal {
    PictureAnswer.checkPixels(header.width(), header.height(), job);
    if (!header.ended()) {
      throw new Refusal(RefusalReason.TRUNCATED, "the file ends before its picture does");
    }
    decode(codecId, file, 0, file.length(), job);
    return new DecodedPicture(
        frames.of(frame, job.request().reduced()),
        frame.width(),
        frame.height(),
        1,
        header.exifOrientation(),
        false);
  }

  private void decode(int codecId, WholeFile file, long from, long length, Job job) throws Refusal {
    AVCodec codec = avcodec_find_decoder(codecId);
    AVCodecContext context = avcodec_alloc_context3(codec);
    AVPacket packet = av_packet_alloc();
    try {
      context.max_pixels(job.maxPixels());
      context.thread_count(1);
      context.err_recognition(AV_EF_CRCCHECK | AV_EF_EXPLODE);
      FfmpegError.check(avcodec_open2(context, codec, (AVDictionary) null));
      packet.data(new BytePointer(file.memory().asSlice(from, length).asByteBuffer()));
      packet.size(Math.toIntExact(length));
      FfmpegError.check(avcodec_send_packet(context, packet));
      int result = avcodec_receive_frame(context, frame);
      if (result == AVERROR_EAGAIN()) {
        avcodec_send_packet(context, null);
        result = avcodec_receive_frame(context, frame);
      }
      FfmpegError.check(result);
    } finally {
      packet.data(null);
      packet.size(0);
      av_packet_free(packet);
      avcodec_free_context(context);
    }
  }
}
