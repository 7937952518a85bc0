package org.signalbox.rating.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.signalbox.core.Invariant;

/**
 * Longest-prefix match over any number of prefixes, in one array of longs.
 *
 * <p>The table is a tree of symbols. A node is one long: which of the sixteen symbols it has
 * children for, where its children begin, and the value of the prefix that ends at it. The children
 * of a node lie next to each other, so a step down is a bit count and one read; what a match costs
 * depends on the length of the number, not on how many prefixes there are. A tree of 200,000
 * prefixes takes a few megabytes.
 *
 * <p>A digit is one symbol. Any other character, which numbers rarely have, is an escape symbol and
 * four symbols of its code, so that every text can be a prefix.
 *
 * <p>Immutable; any thread.
 *
 * @param <T> what is found under a prefix; prefixes may share one object
 */
public final class PrefixTable<T> {

  /** What {@link #longest} answers when no prefix matches. */
  public static final long NONE = -1;

  private static final int ESCAPE = 15;
  private static final int SYMBOL_BITS = 16;
  private static final int INDEX_BITS = 24;
  private static final long INDEX_MASK = (1L << INDEX_BITS) - 1;

  /** Bits 0 to 15 the symbols of children, 16 to 39 the first child, 40 to 63 the value plus 1. */
  private final long[] nodes;

  private final List<T> values;

  private PrefixTable(long[] nodes, List<T> values) {
    this.nodes = nodes;
    this.values = values;
  }

  /**
   * A table of these prefixes, none of them empty.
   *
   * @throws org.signalbox.core.Invariant.BrokenInvariant for more than 16 million nodes
   */
  public static <T> PrefixTable<T> of(Map<String, T> valuesByPrefix) {
    IdentityHashMap<T, Integer> indexes = new IdentityHashMap<>(valuesByPrefix.size());
    List<T> values = new ArrayList<>();
    List<Entry> entries = new ArrayList<>(valuesByPrefix.size());
    valuesByPrefix.forEach((prefix, value) -> {
      Integer known = indexes.putIfAbsent(value, values.size());
      if (known == null) {
        values.add(value);
      }
      int index = known == null ? values.size() - 1 : known;
      entries.add(new Entry(symbols(prefix), index));
    });
    entries.sort((a, b) -> a.symbols.compareTo(b.symbols));
    return new PrefixTable<>(new Builder(entries).build(), List.copyOf(values));
  }

  /**
   * Finds the longest prefix of a number.
   *
   * @param lengthLimit prefixes longer than this do not count
   * @return a match for {@link #value} and {@link #length}, or {@link #NONE}
   */
  public long longest(String number, int lengthLimit) {
    long found = NONE;
    long node = nodes[0];
    int end = Math.min(number.length(), lengthLimit);
    for (int i = 0; i < end; i++) {
      int child = step(node, number.charAt(i));
      if (child < 0) {
        return found;
      }
      node = nodes[child];
      int value = (int) (node >>> (SYMBOL_BITS + INDEX_BITS));
      if (value != 0) {
        found = ((long) (i + 1) << Integer.SIZE) | (value - 1);
      }
    }
    return found;
  }

  /** The value of a match. */
  public T value(long match) {
    return values.get((int) match);
  }

  /** The length of a match's prefix. */
  public static int length(long match) {
    return (int) (match >>> Integer.SIZE);
  }

  /**
   * Prefixes that have the most characters in common with a number, in order.
   *
   * @param limit how many at most
   */
  public List<String> nearest(String number, int limit) {
    long node = nodes[0];
    int common = 0;
    while (common < number.length()) {
      int child = step(node, number.charAt(common));
      if (child < 0) {
        break;
      }
      node = nodes[child];
      common++;
    }
    List<String> found = new ArrayList<>();
    collect(node, new StringBuilder(number.substring(0, common)), limit, found);
    return found;
  }

  private void collect(long node, StringBuilder prefix, int limit, List<String> found) {
    if (found.size() >= limit) {
      return;
    }
    if (node >>> (SYMBOL_BITS + INDEX_BITS) != 0 && !prefix.isEmpty()) {
      found.add(prefix.toString());
    }
    int length = prefix.length();
    for (char digit = '0'; digit <= '9'; digit++) {
      int child = child(node, digit - '0');
      if (child >= 0) {
        collect(nodes[child], prefix.append(digit), limit, found);
        prefix.setLength(length);
      }
    }
  }

  /** The node that a character leads to, or -1. */
  private int step(long node, char character) {
    int digit = character - '0';
    if (digit >= 0 && digit <= 9) {
      return child(node, digit);
    }
    int child = child(node, ESCAPE);
    for (int shift = 12; shift >= 0 && child >= 0; shift -= 4) {
      child = child(nodes[child], (character >>> shift) & 0xF);
    }
    return child;
  }

  private static int child(long node, int symbol) {
    if ((node >>> symbol & 1) == 0) {
      return -1;
    }
    int before = Long.bitCount(node & ((1L << symbol) - 1));
    return (int) (node >>> SYMBOL_BITS & INDEX_MASK) + before;
  }

  private static String symbols(String prefix) {
    StringBuilder out = new StringBuilder(prefix.length());
    for (int i = 0; i < prefix.length(); i++) {
      char character = prefix.charAt(i);
      int digit = character - '0';
      if (digit >= 0 && digit <= 9) {
        out.append((char) digit);
      } else {
        out.append((char) ESCAPE);
        for (int shift = 12; shift >= 0; shift -= 4) {
          out.append((char) (character >>> shift & 0xF));
        }
      }
    }
    return out.toString();
  }

  private record Entry(String symbols, int value) {}

  /** Builds the nodes breadth first, which puts the children of a node next to each other. */
  private static final class Builder {

    private final List<Entry> sorted;
    private long[] nodes;
    private int nodeCount = 1;

    Builder(List<Entry> sorted) {
      this.sorted = sorted;
      this.nodes = new long[Math.max(16, sorted.size() * 2)];
    }

    /** Level by level; a level is the range of entries under each of its nodes. */
    long[] build() {
      int[] level = {0, sorted.size()};
      int written = 0;
      for (int depth = 0; level.length > 0; depth++) {
        Ranges next = new Ranges();
        for (int i = 0; i < level.length; i += 2) {
          put(written++, node(level[i], level[i + 1], depth, next));
        }
        level = next.toArray();
      }
      return Arrays.copyOf(nodes, nodeCount);
    }

    /** The node over a range of entries that share their first {@code depth} symbols. */
    private long node(int from, int to, int depth, Ranges children) {
      long node = (long) nodeCount << SYMBOL_BITS;
      int at = from;
      if (at < to && sorted.get(at).symbols.length() == depth) {
        node |= (sorted.get(at).value + 1L) << (SYMBOL_BITS + INDEX_BITS);
        at++;
      }
      while (at < to) {
        int end = endOfRun(at, to, depth);
        node |= 1L << sorted.get(at).symbols.charAt(depth);
        children.add(at, end);
        nodeCount++;
        at = end;
      }
      return node;
    }

    private int endOfRun(int from, int to, int depth) {
      char symbol = sorted.get(from).symbols.charAt(depth);
      int end = from + 1;
      while (end < to && sorted.get(end).symbols.charAt(depth) == symbol) {
        end++;
      }
      return end;
    }

    private void put(int index, long node) {
      Invariant.check(nodeCount <= INDEX_MASK, "a prefix table has at most 16 million nodes");
      if (index >= nodes.length) {
        nodes = Arrays.copyOf(nodes, nodes.length * 2);
      }
      nodes[index] = node;
    }
  }

  /** A growing list of pairs of indexes. */
  private static final class Ranges {

    private int[] pairs = new int[16];
    private int size;

    void add(int from, int to) {
      if (size == pairs.length) {
        pairs = Arrays.copyOf(pairs, size * 2);
      }
      pairs[size++] = from;
      pairs[size++] = to;
    }

    int[] toArray() {
      return Arrays.copyOf(pairs, size);
    }
  }
}
