package org.signalbox.charging;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Texts by name, in the order of the names: the extra fields of an event or a CDR. Two arrays and
 * no object for each, for a session hands its dozen from one value to the next many times.
 * Immutable.
 */
@SuppressWarnings("JdkObsolete") // What events and CDRs have; nobody walks them backwards.
public final class FieldTexts extends AbstractMap<String, String>
    implements SortedMap<String, String> {

  private static final FieldTexts NONE = new FieldTexts(new String[0], new String[0]);

  /**
   * Arrays of names that were built lately, each at a place that its names decide. A door builds
   * the same few over and over, one for each service it knows; all fields of these names share one.
   * What others have put there meanwhile costs only an array of its own.
   */
  private static final AtomicReferenceArray<String[]> RECENT = new AtomicReferenceArray<>(64);

  /** Ascending; other fields may share the array. */
  private final String[] names;

  /** Each at the place of its name. */
  private final String[] texts;

  private FieldTexts(String[] names, String[] texts) {
    this.names = names;
    this.texts = texts;
  }

  /** The fields of a map, which may change afterwards; the map itself where it never does. */
  public static FieldTexts copyOf(Map<String, String> fields) {
    if (fields instanceof FieldTexts same) {
      return same;
    }
    Builder builder = new Builder(fields.size());
    fields.forEach(builder::put);
    return builder.build();
  }

  /** Gathers fields; quick where they come in their order. Used by one thread. */
  public static final class Builder {

    private String[] names;
    private String[] texts;
    private int size;

    /**
     * @param expected about how many
     */
    public Builder(int expected) {
      names = new String[expected];
      texts = new String[expected];
    }

    /** Adds a field, in the place of one of its name. */
    public Builder put(String name, String text) {
      int at = size == 0 || names[size - 1].compareTo(name) < 0 ? -size - 1 : place(name);
      if (at >= 0) {
        texts[at] = text;
        return this;
      }
      insert(-at - 1, name, text);
      return this;
    }

    private int place(String name) {
      return Arrays.binarySearch(names, 0, size, name);
    }

    private void insert(int at, String name, String text) {
      if (size == names.length) {
        names = Arrays.copyOf(names, size + 4);
        texts = Arrays.copyOf(texts, size + 4);
      }
      System.arraycopy(names, at, names, at + 1, size - at);
      System.arraycopy(texts, at, texts, at + 1, size - at);
      names[at] = name;
      texts[at] = text;
      size++;
    }

    /** The fields so far. */
    public FieldTexts build() {
      return size == 0 ? NONE : new FieldTexts(sharedNames(), Arrays.copyOf(texts, size));
    }

    private String[] sharedNames() {
      int hash = 31 * names[0].hashCode() + names[size - 1].hashCode() + size;
      int place = (hash ^ hash >>> 16) & (RECENT.length() - 1);
      String[] known = RECENT.get(place);
      if (known != null && Arrays.equals(known, 0, known.length, names, 0, size)) {
        return known;
      }
      String[] own = Arrays.copyOf(names, size);
      RECENT.set(place, own);
      return own;
    }
  }

  @Override
  public int size() {
    return names.length;
  }

  private int place(@Nullable Object name) {
    return name instanceof String text ? Arrays.binarySearch(names, text) : -1;
  }

  @Override
  public boolean containsKey(@Nullable Object name) {
    return place(name) >= 0;
  }

  @Override
  public @Nullable String get(@Nullable Object name) {
    int at = place(name);
    return at < 0 ? null : texts[at];
  }

  @Override
  public void forEach(BiConsumer<? super String, ? super String> action) {
    for (int i = 0; i < names.length; i++) {
      action.accept(names[i], texts[i]);
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FieldTexts that
        ? Arrays.equals(names, that.names) && Arrays.equals(texts, that.texts)
        : super.equals(other);
  }

  @Override
  public int hashCode() {
    return super.hashCode();
  }

  @Override
  public Set<Map.Entry<String, String>> entrySet() {
    return new Entries();
  }

  /** New each time, for what is kept of it lives as long as the fields do. */
  @Override
  public Set<String> keySet() {
    return new Names();
  }

  /** New each time, as the names are. */
  @Override
  public Collection<String> values() {
    return Collections.unmodifiableList(Arrays.asList(texts));
  }

  private final class Names extends AbstractSet<String> {

    @Override
    public int size() {
      return names.length;
    }

    @Override
    public boolean contains(@Nullable Object name) {
      return containsKey(name);
    }

    @Override
    public Iterator<String> iterator() {
      return Arrays.asList(names).iterator();
    }
  }

  private final class Entries extends AbstractSet<Map.Entry<String, String>> {

    @Override
    public int size() {
      return names.length;
    }

    @Override
    public Iterator<Map.Entry<String, String>> iterator() {
      return new Iterator<>() {
        private int next;

        @Override
        public boolean hasNext() {
          return next < names.length;
        }

        @Override
        public Map.Entry<String, String> next() {
          if (!hasNext()) {
            throw new NoSuchElementException();
          }
          int at = next++;
          return Map.entry(names[at], texts[at]);
        }
      };
    }
  }

  /** The natural order. */
  @Override
  public @Nullable Comparator<? super String> comparator() {
    return null;
  }

  @Override
  public SortedMap<String, String> subMap(String from, String to) {
    return new TreeMap<>(this).subMap(from, to);
  }

  @Override
  public SortedMap<String, String> headMap(String to) {
    return new TreeMap<>(this).headMap(to);
  }

  @Override
  public SortedMap<String, String> tailMap(String from) {
    return new TreeMap<>(this).tailMap(from);
  }

  @Override
  public String firstKey() {
    return edge(0);
  }

  @Override
  public String lastKey() {
    return edge(names.length - 1);
  }

  private String edge(int at) {
    if (names.length == 0) {
      throw new NoSuchElementException();
    }
    return names[at];
  }
}
