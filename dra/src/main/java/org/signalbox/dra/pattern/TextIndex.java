package org.signalbox.dra.pattern;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.signalbox.diameter.message.AvpCursor;

/**
 * Finds what belongs to the text of an AVP, in any case, without making a string of its octets: by
 * a hash of eight octets at a time in a table with open addressing, so that a text that is not
 * there costs one look at one word. Text beyond ASCII takes the long way, by a string in lower
 * case. Immutable; any thread.
 *
 * @param <V> what belongs to a text
 */
public final class TextIndex<V> {

  /** Places for each text: most texts that are not there meet an empty place at once. */
  private static final int PLACES_PER_TEXT = 4;

  private static final int HASH_BITS = 63;

  private final Map<String, V> byText;
  private final long[] hashes;
  private final byte[][] texts;
  private final List<@Nullable V> values;
  private final int shift;

  /** An index of texts in lower case. */
  public TextIndex(Map<String, V> byText) {
    this.byText = Map.copyOf(byText);
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(PLACES_PER_TEXT * byText.size());
    int size = 1 << bits;
    shift = HASH_BITS - bits;
    hashes = new long[size];
    texts = new byte[size][];
    values = new ArrayList<>(Collections.nCopies(size, null));
    byText.forEach(this::add);
  }

  private void add(String text, V value) {
    byte[] octets = text.getBytes(StandardCharsets.UTF_8);
    long hash = AvpCursor.caselessHash(octets);
    if (hash == 0) {
      return;
    }
    int place = placeOf(hash);
    while (hashes[place] != 0) {
      place = after(place);
    }
    hashes[place] = hash;
    texts[place] = octets;
    values.set(place, value);
  }

  private int placeOf(long hash) {
    return (int) (hash >>> shift);
  }

  private int after(int place) {
    return (place + 1) & (hashes.length - 1);
  }

  /** What belongs to the AVP's text; null when nothing does. */
  public @Nullable V find(AvpCursor avp) {
    long hash = avp.caselessHash();
    if (hash == 0) {
      return byText.get(avp.text().toLowerCase(Locale.ROOT));
    }
    for (int place = placeOf(hash); hashes[place] != 0; place = after(place)) {
      if (hashes[place] == hash && avp.dataEqualsIgnoreCase(texts[place])) {
        return values.get(place);
      }
    }
    return null;
  }

  /** What belongs to a text in lower case; null when nothing does. */
  public @Nullable V find(String text) {
    return byText.get(text);
  }
}
