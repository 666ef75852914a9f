package org.recourse.media.internal.pool;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.recourse.media.MediaLimits;
import org.recourse.media.Source;
import org.recourse.media.VideoFrame;
import org.recourse.media.internal.wire.Answer;
import org.recourse.media.internal.wire.FrameCodec;
import org.recourse.media.internal.wire.Job;
import org.recourse.media.internal.wire.ProtocolException;
import org.recourse.media.internal.wire.Readiness;
import org.recourse.media.internal.wire.Wire;

/// One living child and the conversation with it. Used by one thread at a time; [#close] may come
/// from any thread and ends the conversation.
final class Worker implements AutoCloseable {

  private final Process process;
  private final DataInputStream in;
  private final DataOutputStream out;
  private final Readiness readiness;
  private byte[] buffer = new byte[0];
  private int files;

  private Worker(Process process, Readiness readiness, DataInputStream in) {
    this.process = process;
    this.readiness = readiness;
    this.in = in;
    this.out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream(), 1 << 16));
  }

  /// Waits until a started child has jailed itself.
  ///
  /// @throws IOException if it ends or says anything else first
  static Worker greet(Process process) throws IOException {
    DataInputStream in =
        new DataInputStream(new BufferedInputStream(process.getInputStream(), 1 << 16));
    try {
      Wire.Message message = Wire.receive(in);
      if (message.type() != Wire.READY) {
        throw new ProtocolException("first message of type " + message.type());
      }
      return new Worker(process, Readiness.readFrom(message.body()), in);
    } catch (IOException e) {
      process.destroyForcibly();
      throw e;
    }
  }

  Readiness readiness() {
    return readiness;
  }

  int files() {
    return files;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  /// What the child said of a file, with the frames it sent before.
  ///
  /// @param answer the answer
  /// @param frames frames of a video, else none
  record Reply(Answer answer, List<VideoFrame> frames) {}

  /// Has one file decoded.
  ///
  /// @throws SourceException if the file cannot be read; the child is still good
  /// @throws ProtocolException if the child said what cannot be
  /// @throws IOException if the child is gone
  Reply ask(
      Job job,
      Source.Bytes bytes,
      DigestingBytes digesting,
      Watchdog.Deadline deadline,
      MediaLimits limits)
      throws IOException {
    files++;
    List<VideoFrame> frames = new ArrayList<>();
    boolean sourceFailed = false;
    boolean isStream = false;
    begin(job, bytes, digesting);
    while (true) {
      Wire.Message message = Wire.receive(in);
      switch (message.type()) {
        case Wire.PULL -> sourceFailed |= !serve(message, bytes, digesting);
        case Wire.STREAM -> {
          if (isStream) {
            throw new ProtocolException("a second stream");
          }
          isStream = true;
          deadline.set(timeFor(parsed(message, DataInputStream::readLong), limits));
        }
        case Wire.FRAMES -> {
          frames.addAll(parsed(message, FrameCodec::read));
          if (frames.size() > limits.frames()) {
            throw new ProtocolException("more frames than allowed");
          }
        }
        case Wire.ANSWER -> {
          Answer answer = parsed(message, Answer::readFrom);
          if (sourceFailed) {
            throw new SourceException();
          }
          return new Reply(answer, frames);
        }
        default -> throw new ProtocolException("message of type " + message.type());
      }
    }
  }

  // The job and the beginning of the file in one write: each more would wake the child once more.
  private void begin(Job job, Source.Bytes bytes, DigestingBytes digesting) throws IOException {
    ByteArrayOutputStream message = new ByteArrayOutputStream(128);
    Wire.send(new DataOutputStream(message), Wire.JOB, job::writeTo);
    int start = message.size() + Byte.BYTES + Integer.BYTES;
    int lead = (int) Math.min(Wire.MAX_LEAD, job.length());
    makeRoom(start + lead);
    int count;
    try {
      count = bytes.read(0, buffer, start, lead);
    } catch (IOException e) {
      throw new SourceException();
    }
    ByteBuffer.wrap(buffer).put(message.toByteArray()).put(Wire.DATA).putInt(count);
    out.write(buffer, 0, start + count);
    out.flush();
    digesting.offer(0, buffer, start, count);
  }

  // Kept from one file to the next: a million zeros for each cost more than the conversation.
  private void makeRoom(int bytes) {
    if (buffer.length < bytes) {
      buffer = new byte[Math.max(bytes, Math.min(2 * buffer.length, Wire.MAX_LEAD))];
    }
  }

  @FunctionalInterface
  private interface Parser<T> {
    T parse(DataInputStream body) throws IOException;
  }

  // What ends too early inside a message is a lie, not a lost child.
  private static <T> T parsed(Wire.Message message, Parser<T> parser) throws ProtocolException {
    try {
      return parser.parse(message.body());
    } catch (ProtocolException e) {
      throw e;
    } catch (IOException e) {
      throw new ProtocolException("unreadable message of type " + message.type());
    }
  }

  // Returns whether the file could be read.
  private boolean serve(Wire.Message pull, Source.Bytes bytes, DigestingBytes digesting)
      throws IOException {
    long position = parsed(pull, DataInputStream::readLong);
    int wanted = parsed(pull, DataInputStream::readInt);
    if (position < 0 || wanted < 1 || wanted > Wire.MAX_PULL) {
      throw new ProtocolException("pull of %d bytes at %d".formatted(wanted, position));
    }
    int count;
    makeRoom(wanted);
    try {
      count = bytes.read(position, buffer, 0, wanted);
    } catch (IOException e) {
      Wire.send(out, Wire.NO_DATA, body -> {});
      return false;
    }
    Wire.send(out, Wire.DATA, buffer, count);
    digesting.offer(position, buffer, 0, count);
    return true;
  }

  private static Duration timeFor(long millis, MediaLimits limits) {
    double minutes = Math.clamp(millis / 60_000.0, 0, 1e6);
    Duration time = Duration.ofSeconds(10)
        .plusMillis((long) (minutes * limits.videoWithinPerMinute().toMillis()));
    return time.compareTo(limits.videoWithin()) < 0 ? time : limits.videoWithin();
  }

  /// Returns how the child ended, once it has.
  int exitCode() {
    try {
      return process.waitFor(2, java.util.concurrent.TimeUnit.SECONDS) ? process.exitValue() : -1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return -1;
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  /// The file could not be read to its end.
  static final class SourceException extends IOException {
    private static final long serialVersionUID = 1;

    SourceException() {
      super("the file cannot be read");
    }
  }
}
