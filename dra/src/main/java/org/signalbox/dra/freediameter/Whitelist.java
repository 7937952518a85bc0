package org.signalbox.dra.freediameter;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.signalbox.core.SourcePosition;

/**
 * The identities that {@code acl_wl} lets in beside the configured peers.
 *
 * @param entries in the file's order
 */
public record Whitelist(List<Entry> entries) {

  public Whitelist {
    entries = List.copyOf(entries);
  }

  /**
   * A name or a pattern of names.
   *
   * @param name a name, or {@code *} alone or as the first label
   * @param clearAllowed the peer may come without TLS
   * @param oldTlsAllowed the peer may negotiate TLS inside Diameter
   * @param position where it stands
   */
  public record Entry(
      String name, boolean clearAllowed, boolean oldTlsAllowed, SourcePosition position) {

    boolean covers(String identity) {
      if (name.equals("*")) {
        return true;
      }
      String lower = identity.toLowerCase(Locale.ROOT);
      String wanted = name.toLowerCase(Locale.ROOT);
      return wanted.startsWith("*.")
          ? lower.endsWith(wanted.substring(1)) && lower.length() > wanted.length() - 1
          : lower.equals(wanted);
    }
  }

  /** The entry for an identity: a full name before a pattern, the longer pattern before another. */
  public Optional<Entry> entry(String identity) {
    return entries.stream()
        .filter(entry -> entry.covers(identity))
        .max((a, b) -> Integer.compare(precision(a), precision(b)));
  }

  private static int precision(Entry entry) {
    return entry.name().startsWith("*") ? entry.name().length() : Integer.MAX_VALUE;
  }
}
