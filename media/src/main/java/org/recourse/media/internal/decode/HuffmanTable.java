package org.recourse.media.internal.decode;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One table of a JPEG's Huffman codes, with what is needed to read a code together with the
/// value that follows it, and to pass over many at once. Used by one thread.
///
/// A *step* is what one code and its value do, in one number: the bits they take (bits 0 to 7),
/// how many coefficients they lead on (bits 8 to 15; [#END_OF_BLOCK] for the last of a block, 0
/// for a first), and the value (bits 16 to 31, signed).
///
/// Source: ITU-T T.81, annexes C and F.
final class HuffmanTable {

  /*
   * Nearly all bits of a JPEG are codes of coefficients that a reduced picture does not need. They
   * cannot be jumped over, because only their codes say how long they are, but they need not be
   * decoded one by one: the next WINDOW bits alone decide how many whole codes lie in them, how
   * many bits of values follow each, and how far they lead. So a table over all windows holds the
   * sums, and one look passes over two or three coefficients on the mean. The bits of the last
   * value may lie outside of the window, because nobody looks at them.
   */

  /// How many bits the tables look at.
  static final int WINDOW = 12;

  /// The most bits that a leap or an opening takes: three can be made of 56 bits.
  static final int MOST = 18;

  /// Leads from any coefficient past the last, and tells an end that was said from one that was
  /// reached by counting.
  static final int END_OF_BLOCK = 128;

  /// The lead of a leap that cannot be made.
  static final int NO_LEAP = 255;

  private static final int LAST = 63;
  private static final int LONGEST = 16;
  private static final int MASK = (1 << WINDOW) - 1;
  private static final int ZEROS_16 = 0xf0;

  private final int[] codeEnds = new int[LONGEST + 1];
  private final int[] offsets = new int[LONGEST + 1];
  private final byte[] symbols;
  private final boolean ofFirsts;
  private final short[] codes = new short[1 << WINDOW];
  private int @Nullable [] steps;
  private char @Nullable [] leaps;
  private int @Nullable [] openings;
  private @Nullable HuffmanTable openingsWith;

  private HuffmanTable(byte[] symbols, boolean ofFirsts) {
    this.symbols = symbols;
    this.ofFirsts = ofFirsts;
  }

  /// Returns the table, or null if there can be no such codes.
  ///
  /// @param counts how many codes of 1 to 16 bits there are
  /// @param symbols what they mean, shortest code first
  /// @param ofFirsts whether the codes are of the first coefficients of blocks, or of the others
  static @Nullable HuffmanTable of(byte[] counts, byte[] symbols, boolean ofFirsts) {
    HuffmanTable table = new HuffmanTable(symbols, ofFirsts);
    int code = 0;
    int index = 0;
    for (int length = 1; length <= LONGEST; length++) {
      int count = counts[length - 1] & 0xff;
      if (count > 0 && code + count >= 1 << length) {
        return null; // no code may be all ones, libjpeg insists on that too
      }
      table.offsets[length] = index - code;
      for (int i = 0; i < count; i++) {
        table.fill(code++, length, symbols[index++] & 0xff);
      }
      table.codeEnds[length] = code;
      code <<= 1;
    }
    return !ofFirsts || table.hasOnlyLengths() ? table : null;
  }

  // A first coefficient's symbol is the length of its value and nothing else.
  private boolean hasOnlyLengths() {
    for (byte symbol : symbols) {
      if (symbol < 0 || symbol > 15) {
        return false;
      }
    }
    return true;
  }

  // The symbol in the upper byte, the code's length in the lower.
  private void fill(int code, int length, int symbol) {
    if (length <= WINDOW) {
      int spare = WINDOW - length;
      Arrays.fill(codes, code << spare, (code + 1) << spare, (short) ((symbol << 8) | length));
    }
  }

  private int lead(int symbol) {
    if (ofFirsts) {
      return 0;
    }
    return (symbol & 15) > 0 || symbol == ZEROS_16 ? (symbol >> 4) + 1 : END_OF_BLOCK;
  }

  private int step(int length, int symbol, int value) {
    int valueBits = symbol & 15;
    int number = value >= (1 << valueBits) >> 1 ? value : value - (1 << valueBits) + 1;
    return (number << 16) | (lead(symbol) << 8) | (length + valueBits);
  }

  /// Returns the step that these bits begin with, however long, or 0 if there is no such code.
  ///
  /// @param bits the next bits, from the highest on, at least 31
  int step(long bits) {
    for (int length = 1; length <= LONGEST; length++) {
      int code = (int) (bits >>> (Long.SIZE - length));
      if (code < codeEnds[length]) {
        int symbol = symbols[offsets[length] + code] & 0xff;
        int valueBits = symbol & 15;
        int value = valueBits == 0 ? 0 : (int) ((bits << length) >>> (Long.SIZE - valueBits));
        return step(length, symbol, value);
      }
    }
    return 0;
  }

  /// Returns the steps for all windows; 0 where code and value do not fit in the window, or there
  /// is no such code.
  int[] steps() {
    int[] table = steps;
    if (table == null) {
      table = new int[1 << WINDOW];
      for (int window = 0; window < table.length; window++) {
        int code = codes[window];
        int length = code & 0xff;
        int symbol = (code >> 8) & 0xff;
        int spare = WINDOW - length - (symbol & 15);
        if (length > 0 && spare >= 0) {
          int value = (window >> spare) & ((1 << (symbol & 15)) - 1);
          table[window] = step(length, symbol, value);
        }
      }
      steps = table;
    }
    return table;
  }

  /// Returns for all windows what all whole codes in them do together: the bits they and their
  /// values take in bits 0 to 5, the coefficients they lead on in bits 6 to 13. Where there is
  /// not one whole code, no bits and [#NO_LEAP].
  char[] leaps() {
    char[] table = leaps;
    if (table == null) {
      table = new char[1 << WINDOW];
      for (int window = 0; window < table.length; window++) {
        int sum = sum(0, window);
        int used = sum & 0xff;
        table[window] = (char) (((used == 0 ? NO_LEAP : sum >> 8) << 6) | used);
      }
      leaps = table;
    }
    return table;
  }

  /// Returns for all windows what the step of a first coefficient and all whole codes of others
  /// after it do together, as a step with the first's value; 0 where the first does not fit.
  ///
  /// @param others the codes of the others
  int[] openings(HuffmanTable others) {
    int[] table = openings;
    if (table == null || openingsWith != others) {
      table = steps().clone();
      for (int window = 0; window < table.length; window++) {
        int first = table[window];
        if (first != 0) {
          table[window] = (first & 0xffff0000) | others.sum(first & 0xff, window);
        }
      }
      openings = table;
      openingsWith = others;
    }
    return table;
  }

  // Adds up what the whole codes do in a window of which some bits are used already.
  private int sum(int usedBefore, int window) {
    int used = usedBefore;
    int lead = 0;
    while (used < WINDOW && lead < LAST) {
      int code = codes[(window << used) & MASK];
      int length = code & 0xff;
      int symbol = (code >> 8) & 0xff;
      int after = used + length + (symbol & 15);
      int leadAfter = lead + lead(symbol);
      boolean within = leadAfter <= LAST || leadAfter >= END_OF_BLOCK;
      if (length == 0 || used + length > WINDOW || after > MOST || !within) {
        break;
      }
      used = after;
      lead = leadAfter;
    }
    return (lead << 8) | used;
  }
}
