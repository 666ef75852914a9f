package org.recourse.media;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.Loader;
import org.recourse.fingerprint.PdqHasher;
import org.recourse.media.internal.jail.Bubblewrap;
import org.recourse.media.internal.pool.Conversation;
import org.recourse.media.internal.pool.Watchdog;
import org.recourse.media.internal.pool.WorkerCommand;
import org.recourse.media.internal.pool.WorkerKit;
import org.recourse.media.internal.pool.WorkerPool;
import org.recourse.media.internal.worker.WorkerMain;

/// Decodes pictures and videos that nobody vouches for, in jailed child processes.
///
/// Safe for many threads: as many files are decoded at the same time as there are workers, others
/// wait their turn. Whatever the bytes are, the answer is a [Decoding]; a file that crashes, stalls
/// or exhausts a child costs that child and nothing else.
public final class MediaDecoder implements AutoCloseable {

  private static final List<Class<?>> NEEDED_CODE = List.of(
      WorkerMain.class, PdqHasher.class, Loader.class, org.bytedeco.ffmpeg.global.avutil.class);

  private final Conversation conversation;

  private MediaDecoder(Conversation conversation) {
    this.conversation = conversation;
  }

  /// Returns a decoder. Lays out the children's program if this version never ran here before
  /// (some 70 MB, about a second); children are started when they are needed.
  ///
  /// @throws IOException if the cache folder cannot be written
  public static MediaDecoder open(MediaSettings settings) throws IOException {
    WorkerKit kit = WorkerKit.in(settings.cacheFolder(), NEEDED_CODE);
    boolean bubblewrap = settings.bubblewrap() && Bubblewrap.works();
    WorkerCommand command =
        new WorkerCommand(kit, bubblewrap, settings.limits(), WorkerMain.class.getName());
    Watchdog watchdog = new Watchdog();
    WorkerPool pool = new WorkerPool(command, settings, watchdog);
    return new MediaDecoder(new Conversation(pool, watchdog, settings.limits(), bubblewrap));
  }

  /// Decodes one file and makes of it what is asked for. Blocks until done or refused.
  public Decoding decode(Source source, DecodeRequest request) {
    return conversation.decode(source, request);
  }

  /// Returns how well children are locked in here; empty if none can be started. Starts one if none
  /// has been.
  public Optional<JailReport> jail() {
    return conversation.jail();
  }

  /// Ends all children. Files being decoded are refused.
  @Override
  public void close() {
    conversation.close();
  }
}
