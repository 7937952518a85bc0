package org.signalbox.ocs.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.signalbox.diameter.message.AvpCursor;

/**
 * Gathers the media of a call from the lines of its SDP (RFC 8866 §5.14). A stream with port 0 is
 * one that was refused or has ended, and does not count. Used by one thread.
 */
final class SdpMedia {

  /** Longest description that is looked at, in octets. */
  private static final int OCTETS_MAX = 16 * 1024;

  private static final int NAMES_MAX = 8;
  private static final int NAME_CHARACTERS_MAX = 32;
  private static final String MEDIA_LINE = "m=";

  private final List<String> names = new ArrayList<>(1);

  /** SDP-Media-Name: the line without its {@code m=}, though some clients leave it. */
  void takeName(AvpCursor avp) {
    if (avp.dataLength() <= OCTETS_MAX) {
      String text = avp.text().strip();
      take(text.startsWith(MEDIA_LINE) ? text.substring(MEDIA_LINE.length()) : text);
    }
  }

  /** SDP-Session-Description: one line, or a whole description. */
  void takeLine(AvpCursor avp) {
    if (avp.dataLength() <= OCTETS_MAX) {
      avp.text()
          .lines()
          .filter(line -> line.startsWith(MEDIA_LINE))
          .forEach(line -> take(line.substring(MEDIA_LINE.length())));
    }
  }

  private void take(String line) {
    String[] words = line.strip().split(" ", 3);
    String name = words[0].toLowerCase(Locale.ROOT);
    boolean isOff = words.length > 1 && words[1].equals("0");
    boolean isName =
        !name.isEmpty()
            && name.length() <= NAME_CHARACTERS_MAX
            && name.chars().allMatch(c -> c >= 'a' && c <= 'z');
    if (isName && !isOff && names.size() < NAMES_MAX && !names.contains(name)) {
      names.add(name);
    }
  }

  List<String> names() {
    return names;
  }
}
