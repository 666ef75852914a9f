package org.recourse.media.internal.decode;

/// Reads one scan of a JPEG, group of blocks after group, with restart markers where they belong.
/// Used by one thread, for one scan.
///
/// Whatever is damaged is noticed and left to a decoder that can make the best of it.
final class BlockScan {

  /// Reads the groups between two restart markers. Keeps what it is for.
  interface Groups {

    /// Forgets what earlier blocks said, at the beginning and after each restart marker.
    void restart();

    /// Reads groups of one row.
    ///
    /// @param bytes compressed bytes; see [EntropyBytes#SLACK]
    /// @param bit at which to begin
    /// @param enough past which byte no group may begin
    /// @param block index of the first group's upper left block of brightness
    /// @param count how many to read at most
    /// @return how many were read, or -1 if a code was wrong
    int read(byte[] bytes, int bit, int enough, int block, int count);

    /// Returns at which bit the last call of [#read] ended.
    int endedAt();
  }

  private final EntropyBytes entropy;
  private final ScanPlan plan;
  private final Groups groups;
  private int bit;

  /// Prepares to read.
  BlockScan(EntropyBytes entropy, ScanPlan plan, Groups groups) {
    this.entropy = entropy;
    this.plan = plan;
    this.groups = groups;
  }

  /// Reads the scan.
  ///
  /// @param dataAt where its compressed bytes begin
  /// @return where the marker after them begins
  /// @throws UnreadableException if anything is not as it should be
  long run(long dataAt) throws UnreadableException {
    int interval = plan.restartInterval() > 0 ? plan.restartInterval() : Integer.MAX_VALUE;
    int untilRestart = interval;
    int restarts = 0;
    entropy.begin(dataAt);
    groups.restart();
    for (int row = 0; row < plan.groupsDown(); row++) {
      int column = 0;
      while (column < plan.groupsAcross()) {
        if (untilRestart == 0) {
          passMarker(restarts++ & 7);
          untilRestart = interval;
        }
        int count = Math.min(untilRestart, plan.groupsAcross() - column);
        count = advance(plan.block(row, column), count);
        column += count;
        untilRestart -= plan.restartInterval() > 0 ? count : 0;
      }
    }
    checkExhausted();
    return entropy.markerAt();
  }

  private int advance(int block, int count) throws UnreadableException {
    int end = entropy.end();
    int enough = entropy.isComplete() ? end + Long.BYTES : end - EntropyBytes.SLACK;
    int done = groups.read(entropy.bytes(), bit, enough, block, count);
    bit = groups.endedAt();
    if (done < 0 || bit > end * Byte.SIZE) {
      throw new UnreadableException();
    }
    if (done < count) {
      more();
    }
    return done;
  }

  private void more() {
    if (!entropy.isComplete()) {
      entropy.more(bit / Byte.SIZE);
      bit %= Byte.SIZE;
    }
  }

  private void passMarker(int number) throws UnreadableException {
    checkExhausted();
    if (!entropy.passRestart(number)) {
      throw new UnreadableException();
    }
    bit = 0;
    groups.restart();
  }

  // All bytes before the marker must have been used, but for bits that only fill up the last.
  private void checkExhausted() throws UnreadableException {
    more();
    int left = entropy.end() * Byte.SIZE - bit;
    if (!entropy.isComplete() || left < 0 || left >= Byte.SIZE) {
      throw new UnreadableException();
    }
  }

  /// Tells that a JPEG is not one of those that are read here.
  static final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1;

    UnreadableException() {
      super("not read here", null, false, false);
    }
  }
}
