package org.recourse.match;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A disk in memory that fails at a chosen operation, is full, or loses power, and that knows
/// what would be left.
///
/// What was not synced may be lost: any pieces of what was written to a file, and its new length;
/// of the directory all but the first few of the changes. For one thread.
final class FaultyDisk implements Disk {

  /// What goes wrong.
  enum Fault {
    /// One operation fails; the next works.
    ONCE,
    /// Nothing can be written from then on, until [#free].
    FULL,
    /// The power is gone: everything fails from then on.
    CRASH
  }

  private static final class Node {
    byte[] durable = new byte[0];
    byte[] current = new byte[0];
    int leastLength;

    void cut(int length) {
      current = Arrays.copyOf(current, length);
      leastLength = Math.min(leastLength, length);
    }

    void put(int at, byte[] bytes, int count) {
      current = Arrays.copyOf(current, Math.max(current.length, at + count));
      System.arraycopy(bytes, 0, current, at, count);
    }

    void sync() {
      durable = current.clone();
      leastLength = current.length;
    }
  }

  private final Map<String, Node> files = new TreeMap<>();
  private final Map<String, Node> durableFiles = new TreeMap<>();
  private final List<Runnable> pending = new ArrayList<>();
  private @Nullable Fault fault;
  private int failAt = Integer.MAX_VALUE;
  private int operations;
  private boolean locked;

  /// Plans a fault.
  void failAt(int operation, Fault planned) {
    failAt = operation;
    fault = planned;
  }

  /// Ends a fault: there is room again.
  void free() {
    failAt = Integer.MAX_VALUE;
  }

  /// Returns how many operations there were that can fail.
  int operations() {
    return operations;
  }

  private void operation(String file, boolean needsRoom) {
    int operation = operations++;
    boolean fails = operation == failAt
        || (operation > failAt && (fault == Fault.CRASH || (fault == Fault.FULL && needsRoom)));
    if (fails) {
      throw new DiskException("write", file, new IOException("planned: " + fault));
    }
  }

  /// Returns what is left when the power comes back.
  FaultyDisk afterCrash(SplittableRandom random) {
    FaultyDisk left = new FaultyDisk();
    pending.subList(0, random.nextInt(pending.size() + 1)).forEach(Runnable::run);
    durableFiles.forEach((name, node) -> {
      Node kept = new Node();
      kept.current = survivor(node, random);
      kept.sync();
      left.files.put(name, kept);
      left.durableFiles.put(name, kept);
    });
    return left;
  }

  private static byte[] survivor(Node node, SplittableRandom random) {
    int least = Math.min(node.leastLength, node.durable.length);
    int length = random.nextBoolean()
        ? node.durable.length
        : least + random.nextInt(node.current.length - least + 1);
    byte[] kept = Arrays.copyOf(node.durable, length);
    int piece = new int[] {1, 8, 100, 512}[random.nextInt(4)];
    int newInFour = random.nextInt(5);
    for (int at = 0; at < length; at += piece) {
      int end = Math.min(Math.min(length, at + piece), node.current.length);
      if (at < end && random.nextInt(4) < newInFour) {
        System.arraycopy(node.current, at, kept, at, end - at);
      }
    }
    return kept;
  }

  /// Returns a copy in which one file has other bytes.
  FaultyDisk with(String file, byte[] bytes) {
    FaultyDisk copy = new FaultyDisk();
    files.forEach((name, node) -> {
      Node copied = new Node();
      copied.current = name.equals(file) ? bytes : node.current.clone();
      copied.sync();
      copy.files.put(name, copied);
      copy.durableFiles.put(name, copied);
    });
    return copy;
  }

  /// Returns the bytes of a file.
  byte[] bytes(String file) {
    return node(file).current.clone();
  }

  private Node node(String file) {
    Node node = files.get(file);
    if (node == null) {
      throw new DiskException("read", file, new IOException("no such file"));
    }
    return node;
  }

  @Override
  public String place() {
    return "memory";
  }

  @Override
  public List<String> files() {
    return List.copyOf(files.keySet());
  }

  @Override
  public long size(String file) {
    Node node = files.get(file);
    return node == null ? -1 : node.current.length;
  }

  @Override
  public Output create(String file) {
    operation(file, true);
    Node node = new Node();
    files.put(file, node);
    pending.add(() -> durableFiles.put(file, node));
    return new NodeOutput(file, node, 0);
  }

  @Override
  public Output append(String file, long length) {
    operation(file, false);
    Node node = node(file);
    node.cut((int) length);
    return new NodeOutput(file, node, (int) length);
  }

  @Override
  public MemorySegment map(String file) {
    byte[] bytes = node(file).current;
    MemorySegment mapped = Arena.ofAuto().allocate(Math.max(1, bytes.length), 64);
    MemorySegment.copy(bytes, 0, mapped, ValueLayout.JAVA_BYTE, 0, bytes.length);
    return mapped.asSlice(0, bytes.length);
  }

  @Override
  public MemorySegment read(String file) {
    return map(file);
  }

  @Override
  public void rename(String from, String to) {
    operation(from, false);
    Node node = node(from);
    files.remove(from);
    files.put(to, node);
    pending.add(() -> {
      durableFiles.remove(from);
      durableFiles.put(to, node);
    });
  }

  @Override
  public void delete(String file) {
    operation(file, false);
    files.remove(file);
    pending.add(() -> durableFiles.remove(file));
  }

  @Override
  public void sync() {
    operation("directory", false);
    pending.forEach(Runnable::run);
    pending.clear();
  }

  @Override
  public Optional<Lock> tryLock(String file) {
    if (locked) {
      return Optional.empty();
    }
    locked = true;
    return Optional.of(() -> locked = false);
  }

  private final class NodeOutput implements Output {
    private final String file;
    private final Node node;
    private int position;

    NodeOutput(String file, Node node, int position) {
      this.file = file;
      this.node = node;
      this.position = position;
    }

    @Override
    public void write(ByteBuffer bytes) {
      if (bytes.hasRemaining()) {
        put(bytes);
      }
    }

    private void put(ByteBuffer bytes) {
      byte[] taken = new byte[bytes.remaining()];
      bytes.get(taken);
      put(taken);
      position += taken.length;
    }

    private void put(byte[] bytes) {
      try {
        operation(file, position + bytes.length > node.current.length);
      } catch (DiskException e) {
        // A write that fails may have written a part.
        node.put(position, bytes, bytes.length / 2);
        throw e;
      }
      node.put(position, bytes, bytes.length);
    }

    @Override
    public void makeRoom(int bytes) {
      put(new byte[bytes]);
    }

    @Override
    public void cutOff() {
      operation(file, false);
      node.cut(position);
    }

    @Override
    public void sync() {
      operation(file, true);
      node.sync();
    }

    @Override
    public void close() {}
  }
}
