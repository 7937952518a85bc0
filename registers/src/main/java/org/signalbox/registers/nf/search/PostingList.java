package org.signalbox.registers.nf.search;

import java.util.Arrays;
import java.util.List;

/**
 * The network functions under one key. One thread writes at a time; any thread reads, and sees the
 * list as it was at one moment.
 *
 * <p>Adding writes behind the end of what readers were given, so it copies nothing but now and
 * then: ten thousand network functions under one key are listed in time in proportion to their
 * number.
 */
final class PostingList {

  private static final int CAPACITY_FIRST = 4;

  private Posting[] items = new Posting[CAPACITY_FIRST];
  private volatile List<Posting> shown = List.of();

  /** Those listed at this moment. */
  List<Posting> postings() {
    return shown;
  }

  int size() {
    return shown.size();
  }

  void add(Posting posting) {
    int size = shown.size();
    if (size == items.length) {
      items = Arrays.copyOf(items, size * 2);
    }
    items[size] = posting;
    // A view of a fixed part: what is written behind it later is not in it.
    shown = Arrays.asList(items).subList(0, size + 1);
  }

  /** Takes one out; whether none is left. */
  boolean remove(Posting posting) {
    Posting[] left = shown.stream().filter(other -> !other.equals(posting)).toArray(Posting[]::new);
    items = Arrays.copyOf(left, Math.max(CAPACITY_FIRST, left.length));
    shown = Arrays.asList(items).subList(0, left.length);
    return left.length == 0;
  }
}
