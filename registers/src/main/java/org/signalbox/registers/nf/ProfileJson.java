package org.signalbox.registers.nf;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object without white space that has a member {@code load} or may get one: a profile, or
 * what a consumer is shown of it.
 *
 * <p>Heart-beats come every few seconds and mostly change the load alone. So its value stands
 * apart, and objects that differ in nothing else share the rest: another load costs neither reading
 * nor writing of JSON, and hardly any memory that lives on.
 *
 * <p>Immutable. Any thread may share it.
 */
public final class ProfileJson {

  private static final int UNTOLD = -1;
  private static final byte[] NOTHING = {};
  private static final byte[] NAME = ascii("\"load\":");
  private static final byte[] FIRST_NAME = ascii(",\"load\":");
  private static final byte[] END = ascii("}");
  private static final int DIGITS_MAX = 3;

  private final Rest rest;
  private final int load;

  private ProfileJson(Rest rest, int load) {
    this.rest = rest;
    this.load = load;
  }

  /**
   * What stands before and behind the value; everything stands before a value that is not there.
   */
  private static final class Rest {

    private final byte[] before;
    private final byte[] behind;
    private volatile @Nullable String tag;

    Rest(byte[] before, byte[] behind) {
      this.before = before;
      this.behind = behind;
    }

    boolean isSame(Rest other) {
      return this == other
          || (Arrays.equals(before, other.before) && Arrays.equals(behind, other.behind));
    }

    String tag() {
      String known = tag;
      if (known == null) {
        // Most profiles of a start are never asked for it; two threads may compute the same.
        known = EntityTag.bare(before, behind);
        tag = known;
      }
      return known;
    }
  }

  /**
   * Takes over an object.
   *
   * @param json without white space, with at least one member, none of them twice; nobody changes
   *     it any more
   */
  public static ProfileJson of(byte[] json) {
    int begin = valueOfLoad(json);
    if (begin < 0) {
      return new ProfileJson(new Rest(json, NOTHING), UNTOLD);
    }
    int end = begin;
    int load = 0;
    while (json[end] >= '0' && json[end] <= '9' && end - begin < DIGITS_MAX) {
      load = load * 10 + (json[end] - '0');
      end++;
    }
    if (end == begin || (json[end] != ',' && json[end] != '}')) {
      throw new IllegalArgumentException("the load of a profile is a whole number of percent");
    }
    byte[] before = Arrays.copyOf(json, begin);
    return new ProfileJson(new Rest(before, Arrays.copyOfRange(json, end, json.length)), load);
  }

  /** Where the value of the outermost member {@code load} begins; -1 where there is none. */
  private static int valueOfLoad(byte[] json) {
    int depth = 0;
    for (int i = 0; i < json.length; i++) {
      switch (json[i]) {
        case '{', '[' -> depth++;
        case '}', ']' -> depth--;
        case '"' -> {
          if (depth == 1 && isName(json, i)) {
            return i + NAME.length;
          }
          i = closingQuote(json, i);
        }
        default -> {}
      }
    }
    return -1;
  }

  private static boolean isName(byte[] json, int at) {
    int end = Math.min(json.length, at + NAME.length);
    return Arrays.equals(json, at, end, NAME, 0, NAME.length);
  }

  private static int closingQuote(byte[] json, int opening) {
    int at = opening + 1;
    while (json[at] != '"') {
      at += json[at] == '\\' ? 2 : 1;
    }
    return at;
  }

  /** The load, when told. */
  public OptionalInt load() {
    return load == UNTOLD ? OptionalInt.empty() : OptionalInt.of(load);
  }

  /**
   * The same with another load.
   *
   * @param percent 0 to 100
   */
  public ProfileJson withLoad(int percent) {
    if (percent < 0 || percent > 100) {
      throw new IllegalArgumentException("a load is 0 to 100 percent, found " + percent);
    }
    if (percent == load) {
      return this;
    }
    return new ProfileJson(load == UNTOLD ? restWithName() : rest, percent);
  }

  /** A first load stands behind the other members. */
  private Rest restWithName() {
    int last = rest.before.length - 1;
    byte[] before = Arrays.copyOf(rest.before, last + FIRST_NAME.length);
    System.arraycopy(FIRST_NAME, 0, before, last, FIRST_NAME.length);
    return new Rest(before, END);
  }

  /** Whether two differ in the value of the load at most. */
  public boolean isSameButLoad(ProfileJson other) {
    return rest.isSame(other.rest);
  }

  /** How many octets it has. */
  public int octets() {
    return rest.before.length + digits() + rest.behind.length;
  }

  private int digits() {
    if (load < 10) {
      return load == UNTOLD ? 0 : 1;
    }
    return load < 100 ? 2 : 3;
  }

  /** Copies the JSON; returns the place behind it. */
  public int copyTo(byte[] target, int at) {
    System.arraycopy(rest.before, 0, target, at, rest.before.length);
    int end = at + rest.before.length + digits();
    int left = load;
    for (int place = end - 1; place >= at + rest.before.length; place--) {
      target[place] = (byte) ('0' + left % 10);
      left /= 10;
    }
    System.arraycopy(rest.behind, 0, target, end, rest.behind.length);
    return end + rest.behind.length;
  }

  /** A copy of the octets. */
  public byte[] toOctets() {
    byte[] octets = new byte[octets()];
    var _ = copyTo(octets, 0);
    return octets;
  }

  /** Tells it from every other content, and is the same in every process. */
  public String tag() {
    return load == UNTOLD ? rest.tag() : rest.tag() + '-' + load;
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof ProfileJson that && load == that.load && rest.isSame(that.rest));
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(rest.before) + load;
  }

  /** The size alone; what a profile tells stays out of logs. */
  @Override
  public String toString() {
    return octets() + " octets";
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
