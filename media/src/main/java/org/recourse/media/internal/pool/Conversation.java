package org.recourse.media.internal.pool;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.recourse.media.DecodeRequest;
import org.recourse.media.Decoding;
import org.recourse.media.Digests;
import org.recourse.media.JailReport;
import org.recourse.media.MediaLimits;
import org.recourse.media.RefusalReason;
import org.recourse.media.Source;
import org.recourse.media.internal.wire.Answer;
import org.recourse.media.internal.wire.Job;
import org.recourse.media.internal.wire.ProtocolException;
import org.recourse.media.internal.wire.Readiness;

/// Takes one file from its bytes to a verdict: borrows a child, watches the time, and turns every
/// way in which that can end into a [Decoding]. Safe for many threads.
public final class Conversation implements AutoCloseable {

  private static final int KILLED_FOR_PROCESSOR_TIME = 128 + 24;

  private final WorkerPool pool;
  private final MediaLimits limits;
  private final boolean namespaces;
  private final Watchdog watchdog;

  /// Takes over the pool and the watchdog.
  public Conversation(WorkerPool pool, Watchdog watchdog, MediaLimits limits, boolean namespaces) {
    this.pool = pool;
    this.watchdog = watchdog;
    this.limits = limits;
    this.namespaces = namespaces;
  }

  /// Decodes one file.
  public Decoding decode(Source source, DecodeRequest request) {
    try (Source.Bytes bytes = source.open()) {
      DigestingBytes digesting = new DigestingBytes(bytes);
      Answer.Refused early = refusedUnread(bytes);
      if (early != null) {
        return new Decoding.Refused(
            early.reason(), early.detail(), Optional.of(digesting.finish()));
      }
      Worker.Reply reply = reply(bytes, digesting, request);
      return decoding(reply, digesting.finish());
    } catch (NoSuchFileException e) {
      return unreadable("there is no such file");
    } catch (AccessDeniedException e) {
      return unreadable("reading it is not permitted");
    } catch (Worker.SourceException e) {
      return unreadable("it cannot be read to its end");
    } catch (IOException e) {
      String message = e.getMessage();
      return unreadable(message == null ? "it cannot be read" : message);
    }
  }

  private static Answer.@Nullable Refused refusedUnread(Source.Bytes bytes) {
    return bytes.length() == 0
        ? new Answer.Refused(RefusalReason.EMPTY, "the file has no bytes")
        : null;
  }

  private Worker.Reply reply(Source.Bytes bytes, DigestingBytes digesting, DecodeRequest request)
      throws Worker.SourceException {
    Worker worker;
    try {
      worker = pool.borrow();
    } catch (IOException e) {
      return refused(RefusalReason.DECODER_UNAVAILABLE, "no decoding process could be started");
    }
    boolean good = false;
    try (Watchdog.Deadline deadline = watchdog.watch(worker::close, limits.pictureWithin())) {
      if (!isJailed(worker.readiness())) {
        return refused(
            RefusalReason.DECODER_UNAVAILABLE,
            "neither seccomp nor bubblewrap works here, so nothing is decoded");
      }
      try {
        Job job = Job.of(request, bytes.length(), limits);
        Worker.Reply reply = worker.ask(job, bytes, digesting, deadline, limits);
        good = !deadline.hasPassed() && leavesNothingBehind(reply.answer());
        return reply;
      } catch (Worker.SourceException e) {
        good = !deadline.hasPassed();
        throw e;
      } catch (ProtocolException e) {
        return refused(
            RefusalReason.DECODER_MISBEHAVED,
            "the decoding process answered what cannot be (%s) and was ended"
                .formatted(e.getMessage()));
      } catch (IOException e) {
        return gone(worker, deadline);
      }
    } finally {
      if (good) {
        pool.giveBack(worker);
      } else {
        pool.discard(worker);
      }
    }
  }

  private boolean isJailed(Readiness readiness) {
    return namespaces || readiness.systemCallFilter();
  }

  // After running out of memory, or a bug of ours, nobody knows what was left half done.
  private static boolean leavesNothingBehind(Answer answer) {
    return !(answer instanceof Answer.Refused refused
        && (refused.reason() == RefusalReason.OUT_OF_MEMORY
            || refused.reason() == RefusalReason.DECODER_CRASHED));
  }

  private static Worker.Reply gone(Worker worker, Watchdog.Deadline deadline) {
    if (deadline.hasPassed() || worker.exitCode() == KILLED_FOR_PROCESSOR_TIME) {
      return refused(RefusalReason.TIMED_OUT, "decoding took too long and was stopped");
    }
    return refused(RefusalReason.DECODER_CRASHED, "the decoding process ended without an answer");
  }

  private static Worker.Reply refused(RefusalReason reason, String detail) {
    return new Worker.Reply(new Answer.Refused(reason, detail), List.of());
  }

  private static Decoding.Refused unreadable(String detail) {
    return new Decoding.Refused(RefusalReason.UNREADABLE, detail, Optional.empty());
  }

  private static Decoding decoding(Worker.Reply reply, Digests digests) {
    return switch (reply.answer()) {
      case Answer.Refused(var reason, var detail) ->
        new Decoding.Refused(reason, detail, Optional.of(digests));
      case Answer.Picture picture ->
        new Decoding.Picture(
            digests,
            picture.format(),
            picture.width(),
            picture.height(),
            picture.exifOrientation(),
            picture.damaged(),
            picture.denominator(),
            picture.hashings(),
            picture.plane());
      case Answer.Video video ->
        new Decoding.Video(
            digests,
            video.format(),
            video.width(),
            video.height(),
            video.seconds(),
            video.damaged(),
            video.decodedFrames(),
            reply.frames());
    };
  }

  /// Returns how children are jailed here, starting one if needed; empty if none can be started.
  public Optional<JailReport> jail() {
    try {
      Worker worker = pool.borrow();
      pool.giveBack(worker);
      Readiness readiness = worker.readiness();
      return Optional.of(new JailReport(
          namespaces,
          readiness.systemCallFilter(),
          readiness.landlock(),
          readiness.limits(),
          readiness.exactJpeg(),
          readiness.ffmpeg()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    pool.close();
    watchdog.close();
  }
}
