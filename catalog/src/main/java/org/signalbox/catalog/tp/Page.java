package org.signalbox.catalog.tp;

import java.util.List;

/**
 * Which of a list's entries a client wants.
 *
 * @param limit most entries; 0 for all
 * @param offset entries left out first
 * @param search keeps entries that contain this text; empty keeps all
 */
public record Page(long limit, long offset, String search) {

  public static final Page ALL = new Page(0, 0, "");

  /** Negative numbers mean what zero means. */
  public Page {
    limit = Math.max(limit, 0);
    offset = Math.max(offset, 0);
  }

  /** The entries wanted, in the list's order. */
  public List<String> of(List<String> entries) {
    return entries.stream()
        .filter(entry -> entry.contains(search))
        .skip(offset)
        .limit(limit == 0 ? Long.MAX_VALUE : limit)
        .toList();
  }
}
