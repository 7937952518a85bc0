package org.signalbox.diameter.message;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * AVPs in a row: those of a message or of a group, read from the bytes each time they are asked
 * for. Reading stops before the first AVP whose length cannot be trusted; {@link #fault} tells it.
 * Immutable; any thread may use it.
 */
public final class AvpList implements Iterable<Avp> {

  /** Groups in groups beyond this depth are not read. */
  public static final int DEPTH_MAX = 32;

  private static final byte[] NO_BYTES = {};

  private final byte[] bytes;
  private final int from;
  private final int end;
  private final int depth;

  private AvpList(byte[] bytes, int from, int end, int depth) {
    this.bytes = bytes;
    this.from = from;
    this.end = end;
    this.depth = depth;
  }

  static AvpList inside(byte[] bytes, int from, int end, int depth) {
    return depth > DEPTH_MAX
        ? new AvpList(NO_BYTES, 0, 0, depth)
        : new AvpList(bytes, from, end, depth);
  }

  /** A list without AVPs. */
  public static AvpList empty() {
    return new AvpList(NO_BYTES, 0, 0, 0);
  }

  /** A walk that creates no objects. */
  public AvpCursor cursor() {
    return new AvpCursor(bytes, from, end);
  }

  /** Why the list cannot be read to its end; empty for a sound list. Groups are not looked into. */
  public Optional<MessageFault> fault() {
    if (depth > DEPTH_MAX) {
      return Optional.of(
          MessageFault.of(ResultCode.INVALID_AVP_VALUE, "groups are nested too deeply"));
    }
    AvpCursor cursor = cursor();
    while (cursor.next()) {
      // The walk itself is the check.
    }
    return cursor.fault();
  }

  /** The first AVP of a name. */
  public Optional<Avp> first(AvpKey key) {
    AvpCursor cursor = cursor();
    while (cursor.next()) {
      if (cursor.is(key)) {
        return Optional.of(view(cursor));
      }
    }
    return Optional.empty();
  }

  /** Every AVP of a name, in order. */
  public List<Avp> all(AvpKey key) {
    List<Avp> found = new ArrayList<>();
    AvpCursor cursor = cursor();
    while (cursor.next()) {
      if (cursor.is(key)) {
        found.add(view(cursor));
      }
    }
    return found;
  }

  private Avp view(AvpCursor cursor) {
    int header = AvpLayout.headerLength(cursor.flags());
    return new Avp(bytes, cursor.offset(), cursor.dataLength() + header, depth);
  }

  public boolean has(AvpKey key) {
    return first(key).isPresent();
  }

  /** The text of the first AVP of a name; nothing when absent or not UTF-8. */
  public Optional<String> text(AvpKey key) {
    return first(key).flatMap(Avp::utf8);
  }

  /** The Unsigned32 in the first AVP of a name; nothing when absent or not four octets. */
  public OptionalLong unsigned32(AvpKey key) {
    Optional<Avp> avp = first(key);
    return avp.isPresent() ? avp.get().unsigned32() : OptionalLong.empty();
  }

  /** The Unsigned64 in the first AVP of a name; nothing when absent or not eight octets. */
  public OptionalLong unsigned64(AvpKey key) {
    Optional<Avp> avp = first(key);
    return avp.isPresent() ? avp.get().unsigned64() : OptionalLong.empty();
  }

  /** The Integer32 or Enumerated in the first AVP of a name; nothing when not four octets. */
  public OptionalInt integer32(AvpKey key) {
    Optional<Avp> avp = first(key);
    return avp.isPresent() ? avp.get().integer32() : OptionalInt.empty();
  }

  /** The inside of the first Grouped AVP of a name; an empty list when absent. */
  public AvpList group(AvpKey key) {
    return first(key).map(Avp::group).orElseGet(AvpList::empty);
  }

  /**
   * The AVPs at the end of a path, such as Multiple-Services-Credit-Control, Rating-Group. Every
   * group of the path is followed, not only the first.
   *
   * @param path from the outermost name to the innermost, at least one
   */
  public List<Avp> at(List<AvpKey> path) {
    List<Avp> found = all(path.getFirst());
    for (AvpKey key : path.subList(1, path.size())) {
      found = found.stream().flatMap(avp -> avp.group().all(key).stream()).toList();
    }
    return found;
  }

  public Stream<Avp> stream() {
    return StreamSupport.stream(spliterator(), false);
  }

  @Override
  public Iterator<Avp> iterator() {
    AvpCursor cursor = cursor();
    return new Iterator<>() {
      private boolean standsOnNext = cursor.next();

      @Override
      public boolean hasNext() {
        return standsOnNext;
      }

      @Override
      public Avp next() {
        if (!standsOnNext) {
          throw new NoSuchElementException("no more AVPs");
        }
        Avp avp = view(cursor);
        standsOnNext = cursor.next();
        return avp;
      }
    };
  }

  @Override
  public String toString() {
    return stream().toList().toString();
  }
}
