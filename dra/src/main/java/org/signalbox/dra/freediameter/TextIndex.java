package org.signalbox.dra.freediameter;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.signalbox.diameter.message.AvpCursor;

/**
 * Finds what belongs to the text of an AVP, in any case, without making a string of its octets.
 * Text beyond ASCII takes the long way, by a string in lower case. Immutable; any thread.
 *
 * @param <V> what belongs to a text
 */
final class TextIndex<V> {

  private final Map<String, V> byText;
  private final List<List<Entry<V>>> buckets = new ArrayList<>();

  /**
   * One text.
   *
   * @param <V> what belongs to it
   */
  private static final class Entry<V> {
    private final byte[] text;
    private final V value;

    Entry(String text, V value) {
      this.text = text.getBytes(StandardCharsets.UTF_8);
      this.value = value;
    }
  }

  /** An index of texts in lower case. */
  TextIndex(Map<String, V> byText) {
    this.byText = Map.copyOf(byText);
    int size = Integer.highestOneBit(Math.max(1, byText.size())) * 4;
    for (int i = 0; i < size; i++) {
      buckets.add(new ArrayList<>(0));
    }
    byText.forEach((text, value) -> {
      Entry<V> entry = new Entry<>(text, value);
      int hash = 0;
      for (byte octet : entry.text) {
        hash = hash * 31 + octet;
      }
      bucket(hash).add(entry);
    });
  }

  private List<Entry<V>> bucket(int hash) {
    return buckets.get((hash ^ hash >>> 15) & (buckets.size() - 1));
  }

  /** What belongs to the AVP's text; null when nothing does. */
  @Nullable V find(AvpCursor avp) {
    if (byText.isEmpty()) {
      return null;
    }
    int length = avp.dataLength();
    int hash = 0;
    for (int i = 0; i < length; i++) {
      byte octet = avp.dataAt(i);
      if (octet < 0) {
        return byText.get(avp.text().toLowerCase(Locale.ROOT));
      }
      hash = hash * 31 + (octet >= 'A' && octet <= 'Z' ? octet + ('a' - 'A') : octet);
    }
    List<Entry<V>> bucket = bucket(hash);
    for (int i = 0; i < bucket.size(); i++) {
      if (avp.dataEqualsIgnoreCase(bucket.get(i).text)) {
        return bucket.get(i).value;
      }
    }
    return null;
  }
}
