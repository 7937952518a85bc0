package org.signalbox.core;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An immutable map in about a thousand segments, of which a change copies only those it touches.
 *
 * <p>A version of a large catalog made by a small change so costs little time and shares nearly all
 * its memory with the version before. Each segment remembers its digest, so that the address of the
 * whole content is made anew from the changed segments alone. Any thread may read.
 */
public final class SegmentedMap<K, V> {

  private static final int SEGMENTS = 1024;

  private final List<Segment<K, V>> segments;
  private final int size;

  private SegmentedMap(List<Segment<K, V>> segments, int size) {
    this.segments = segments;
    this.size = size;
  }

  public static <K, V> SegmentedMap<K, V> empty() {
    return new SegmentedMap<>(Collections.nCopies(SEGMENTS, new Segment<K, V>(Map.of())), 0);
  }

  public Optional<V> get(K key) {
    return Optional.ofNullable(segments.get(segmentOf(key)).entries.get(key));
  }

  public int size() {
    return size;
  }

  /** The values in no particular order. */
  public Stream<V> values() {
    return segments.stream().flatMap(segment -> segment.entries.values().stream());
  }

  /** This map with keys removed, then entries set. */
  public SegmentedMap<K, V> with(Map<? extends K, ? extends V> set, Set<? extends K> removed) {
    if (set.isEmpty() && removed.isEmpty()) {
      return this;
    }
    Map<Integer, Map<K, V>> touched = new HashMap<>();
    removed.forEach(key -> opened(touched, segmentOf(key)).remove(key));
    set.forEach((key, value) -> opened(touched, segmentOf(key)).put(key, value));
    List<Segment<K, V>> changed = new ArrayList<>(segments);
    int newSize = size;
    for (Map.Entry<Integer, Map<K, V>> entry : touched.entrySet()) {
      Segment<K, V> before = segments.get(entry.getKey());
      if (!before.entries.equals(entry.getValue())) {
        Segment<K, V> after = new Segment<>(Map.copyOf(entry.getValue()));
        changed.set(entry.getKey(), after);
        newSize += after.entries.size() - before.entries.size();
      }
    }
    return new SegmentedMap<>(List.copyOf(changed), newSize);
  }

  private Map<K, V> opened(Map<Integer, Map<K, V>> touched, int segment) {
    return touched.computeIfAbsent(segment, index -> new HashMap<>(segments.get(index).entries));
  }

  /**
   * The SHA-256 address of the content: equal for equal content, however it came about.
   *
   * @param digestOfValue tells values with their keys apart; must be the same function on every
   *     call for this map and all maps made from it, since segments remember their digest
   */
  public byte[] digest(Function<? super V, byte[]> digestOfValue) {
    MessageDigest sha256 = sha256();
    MessageDigest sha256OfSegment = sha256();
    for (Segment<K, V> segment : segments) {
      sha256.update(segment.digest(digestOfValue, sha256OfSegment));
    }
    return sha256.digest();
  }

  /** How many segments two maps do not share. */
  int segmentsNotSharedWith(SegmentedMap<K, V> other) {
    int different = 0;
    for (int i = 0; i < SEGMENTS; i++) {
      if (segments.get(i) != other.segments.get(i)) {
        different++;
      }
    }
    return different;
  }

  private static int segmentOf(Object key) {
    // The top bits of a product by the golden ratio depend on all bits of the hash.
    return (key.hashCode() * 0x9E3779B9) >>> (Integer.SIZE - 10);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** One segment and its digest once asked for; computed twice at worst when threads race. */
  private static final class Segment<K, V> {

    private final Map<K, V> entries;
    private volatile byte @Nullable [] digest;

    Segment(Map<K, V> entries) {
      this.entries = entries;
    }

    byte[] digest(Function<? super V, byte[]> digestOfValue, MessageDigest sha256) {
      byte[] known = digest;
      if (known == null) {
        List<byte[]> digests = new ArrayList<>(entries.size());
        entries.values().forEach(value -> digests.add(digestOfValue.apply(value)));
        // The order of a map is an accident; the order of digests is the content's own.
        digests.sort(Arrays::compareUnsigned);
        digests.forEach(sha256::update);
        known = sha256.digest();
        digest = known;
      }
      return known;
    }
  }
}
